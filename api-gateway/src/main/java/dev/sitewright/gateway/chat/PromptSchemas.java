package dev.sitewright.gateway.chat;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about prompts in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class PromptSchemas {
    private PromptSchemas() {}

    @Schema(name = "NewPrompts", description = "What to ask the agent.")
    record NewPrompts(
            @Schema(description = "1 to 100 prompts, in order.", minItems = 1, maxItems = 100, required = true)
            List<NewPrompt> items) {}

    @Schema(name = "NewPrompt", description = "One prompt.")
    record NewPrompt(
            @Schema(
                    description = "What the person writes; a command's arguments.",
                    examples = "Make it blue",
                    minLength = 1,
                    maxLength = 65536)
            @Nullable String text,

            @Schema(
                    description = "One of the agent's commands, with the text as its arguments.",
                    maxLength = 64,
                    pattern = "^[A-Za-z0-9._:/-]+$")
            @Nullable String command,

            @Schema(
                    description = "Who is to answer; null for the session's.",
                    maxLength = 64,
                    pattern = "^[A-Za-z0-9._/-]+$")
            @Nullable String agent,

            @Schema(
                    description = "`provider/model`; null for the session's.",
                    maxLength = 193,
                    pattern = "^[A-Za-z0-9._-]{1,64}/[A-Za-z0-9._:/@+-]{1,128}$")
            @Nullable String model,

            @Schema(
                    description = "`wait` until the session rests, or `join` the run under way.",
                    enumeration = {"wait", "join"},
                    defaultValue = "wait")
            @Nullable String whenBusy,

            @Schema(description = "Up to 10 files of 2 MiB, 3 MiB together.", maxItems = 10) @Nullable List<NewAttachment> attachments) {}

    @Schema(name = "NewAttachment", description = "A file that comes with a prompt.")
    record NewAttachment(
            @Schema(description = "Its name.", examples = "logo.png", minLength = 1, maxLength = 200, required = true)
            String name,

            @Schema(
                    description = "Its media type: an image (PNG, JPEG, GIF, WebP), PDF, or text.",
                    examples = "text/plain",
                    required = true)
            String mime,

            @Schema(description = "Its content, in base64.", examples = "aGVsbG8=", required = true)
            String data) {}

    @Schema(name = "Prompt", description = "A prompt.")
    record Prompt(
            @Schema(description = "The id.", examples = "pmt_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(description = "Where.", examples = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T", required = true)
            String sessionId,

            @Schema(examples = "Make the header blue.", description = "What was written.", required = true)
            String text,

            @Schema(description = "The command whose arguments the text is.", required = true) @Nullable String command,

            @Schema(description = "Who was asked by name.", required = true) @Nullable String agent,

            @Schema(description = "The model that was named.", required = true) @Nullable String model,

            @Schema(
                    description = "The model that it goes to, or went to last; null until that is known.",
                    examples = "anthropic/claude-sonnet-5",
                    required = true)
            @Nullable String usedModel,

            @Schema(
                    description =
                            "Who decided on that: the `prompt`, else the `session`, else the preference of the `project`, else that of the `user`, else the `installation`, else the user's first `connection`, else nobody (`demo`); or `fallback` after others could not. Null until it is known.",
                    examples = "project",
                    required = true)
            @Nullable String modelFrom,

            @Schema(examples = "wait", description = "`wait` or `join`.", required = true)
            String whenBusy,

            @Schema(description = "What came with it.", required = true)
            List<Attachment> attachments,

            @Schema(
                    description = "The message that carries it, once the agent has it.",
                    examples = "msg_a0c5e3d1c001Yt7HsNc4mKdJ2F",
                    required = true)
            String messageId,

            @Schema(
                    description = "Where it stands.",
                    examples = "accepted",
                    enumeration = {"accepted", "sent", "finished", "failed", "stopped"},
                    required = true)
            String state,

            @Schema(description = "Why it failed; left out as long as it has not.")
            MessageSchemas.@Nullable Diagnostic diagnostic,

            @Schema(description = "When it was given.", examples = "2026-11-21T08:30:00.250Z", required = true)
            Instant createdAt) {}

    @Schema(name = "Attachment", description = "A file that came with a prompt.")
    record Attachment(
            @Schema(examples = "logo.png", description = "Its name.", required = true)
            String name,

            @Schema(examples = "image/png", description = "Its media type.", required = true)
            String mime,

            @Schema(description = "How many bytes it has.", required = true)
            int size) {}

    @Schema(name = "Prompts", description = "The prompts, in the order of the items that were sent.")
    record Prompts(
            @Schema(description = "One per item.", required = true)
            List<Prompt> items) {}

    @Schema(name = "PromptPage", description = "A page of prompts.")
    record PromptPage(
            @Schema(description = "In the order that was asked for.", required = true)
            List<Prompt> items,

            @Schema(description = "What to send as `cursor` for the next page; null at the end.", required = true)
            @Nullable String nextCursor) {}
}
