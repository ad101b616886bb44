package dev.sitewright.gateway.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about messages, in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class MessageSchemas {
    private MessageSchemas() {}

    @Schema(name = "ChatMessagePage", description = "A page of messages.")
    record MessagePage(
            @Schema(description = "In the order that was asked for.", required = true)
            List<Message> items,

            @Schema(description = "What to send as `cursor` for the next page; null at the end.", required = true)
            @Nullable String nextCursor) {}

    @Schema(name = "ChatMessage", description = "A message of a conversation.")
    record Message(
            @Schema(description = "The id.", examples = "msg_a0c5e3d1c001Yt7HsNc4mKdJ2F", required = true)
            String id,

            @Schema(description = "Where.", examples = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T", required = true)
            String sessionId,

            @Schema(
                    description = "Who wrote it.",
                    examples = "assistant",
                    enumeration = {"user", "assistant"},
                    required = true)
            String role,

            @Schema(description = "The prompt that an answer belongs to.", required = true) @Nullable String parentId,

            @Schema(description = "Which agent.", required = true) @Nullable String agent,

            @Schema(description = "`provider/model`.", required = true) @Nullable String model,

            @Schema(description = "Whether it will not change any more; growing texts come as events.", required = true)
            boolean complete,

            @Schema(description = "Why the model ended; null before, and when it was cut off.", required = true)
            @Nullable String finish,

            @Schema(description = "Why it broke off; null when it did not.", required = true) @Nullable Diagnostic error,

            @Schema(description = "What an answer used; null for a prompt.", required = true) @Nullable Usage usage,

            @Schema(description = "In order.", required = true)
            List<Part> parts,

            @Schema(description = "When.", examples = "2026-11-21T08:30:00.250Z", required = true) @Nullable Instant createdAt) {}

    @Schema(name = "ChatUsage", description = "What an answer used.")
    record Usage(
            @Schema(description = "Tokens read, cached ones not included.", required = true)
            long input,

            @Schema(description = "Tokens written.", required = true)
            long output,

            @Schema(description = "Tokens thought.", required = true)
            long reasoning,

            @Schema(description = "Tokens read from the provider's cache.", required = true)
            long cacheRead,

            @Schema(description = "Tokens written to it.", required = true)
            long cacheWrite,

            @Schema(description = "US dollars; 0 when no price is known.", required = true)
            double cost) {}

    @Schema(name = "AgentDiagnostic", description = "What went wrong, in our words.")
    record Diagnostic(
            @Schema(description = "What kind.", examples = "auth", required = true)
            String category,

            @Schema(
                    examples = "The provider refuses the key.",
                    description = "A sentence for the person.",
                    required = true)
            String message,

            @Schema(description = "What to do about it.", required = true) @Nullable String action,

            @Schema(description = "Whether trying again unchanged may help.", required = true)
            boolean retryable) {}

    @Schema(name = "ChatPart", description = "One part of a message.")
    record Part(
            @Schema(
                    examples = "prt_5f3a1c9e2ffeXk2LqPzR8vWb0T",
                    description = "The id: deltas name it.",
                    required = true)
            String id,

            @Schema(
                    description = "Its kind.",
                    examples = "text",
                    enumeration = {"text", "reasoning", "tool", "file", "patch"},
                    required = true)
            String type,

            @Schema(description = "Of a text.", required = true) @Nullable String text,

            @Schema(description = "Of a tool call.", required = true) @Nullable Tool tool,

            @Schema(description = "Of an attachment.", required = true) @Nullable String name,

            @Schema(description = "Of an attachment.", required = true) @Nullable String mime,

            @Schema(description = "The files that a step changed.", required = true) @Nullable List<String> files) {}

    @Schema(name = "ChatTool", description = "A tool call.")
    record Tool(
            @Schema(examples = "call_1", description = "The call's id.", required = true)
            String callId,

            @Schema(description = "The tool.", examples = "edit", required = true)
            String name,

            @Schema(
                    description = "Where it stands.",
                    examples = "completed",
                    enumeration = {"pending", "running", "completed", "error"},
                    required = true)
            String status,

            @Schema(examples = "index.html", description = "What was done, shortly.", required = true)
            String title,

            @Schema(
                    description = "The arguments; long texts are cut.",
                    additionalProperties = Schema.True.class,
                    required = true)
            Map<String, Object> input,

            @Schema(
                    examples = "Wrote file successfully.",
                    description = "What it answered; cut when it is long.",
                    required = true)
            String output,

            @Schema(examples = "File not found", description = "Why it failed; empty when it did not.", required = true)
            String error) {}
}
