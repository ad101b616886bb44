package dev.sitewright.gateway.chat;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about questions, permissions and policies in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class RequestSchemas {
    private RequestSchemas() {}

    @Schema(name = "AgentRequest", description = "A question of the agent, or its request for permission.")
    record Request(
            @Schema(description = "The id.", examples = "per_5f3a1c9e2ffeXk2LqPzR8vWb0T", required = true)
            String id,

            @Schema(description = "Where.", examples = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T", required = true)
            String sessionId,

            @Schema(
                    description = "What it is.",
                    examples = "permission",
                    enumeration = {"question", "permission"},
                    required = true)
            String kind,

            @Schema(
                    description = "`open`, `answered` (the agent was told), or `closed`.",
                    examples = "open",
                    enumeration = {"open", "answered", "closed"},
                    required = true)
            String state,

            @Schema(description = "What is asked for, such as `edit`; null for a question.", required = true) @Nullable String permission,

            @Schema(description = "To which files, commands or addresses; null for a question.", required = true)
            @Nullable List<String> patterns,

            @Schema(description = "The tool call that waits.", required = true) @Nullable String callId,

            @Schema(description = "Null for a request for permission.", required = true) @Nullable List<Question> questions,

            @Schema(description = "When.", examples = "2026-11-21T08:30:00.250Z", required = true)
            Instant askedAt,

            @Schema(description = "When the default is given.", examples = "2026-11-21T08:30:00.250Z", required = true)
            Instant deadline,

            @Schema(
                    description =
                            "What nobody's answer is: `reject` or `once`, or labels for each question; none refuses it.",
                    required = true)
            List<List<String>> defaultAnswer,

            @Schema(description = "A user's id, or `deadline`.", required = true) @Nullable String answeredBy,

            @Schema(description = "When.", examples = "2026-11-21T08:30:00.250Z", required = true) @Nullable Instant answeredAt) {}

    @Schema(name = "AgentQuestion", description = "One question of several.")
    record Question(
            @Schema(examples = "Colour", description = "A word or two to show above it.", required = true)
            String header,

            @Schema(examples = "Which colour shall the page have?", description = "What is asked.", required = true)
            String question,

            @Schema(description = "Whether several options may be chosen.", required = true)
            boolean multiple,

            @Schema(description = "What can be chosen.", required = true)
            List<Option> options) {}

    @Schema(name = "AgentOption", description = "One answer to choose.")
    record Option(
            @Schema(examples = "Blue", description = "The answer.", required = true)
            String label,

            @Schema(examples = "Calm, as the sea.", description = "What it means; may be empty.", required = true)
            String description) {}

    @Schema(name = "AgentRequestPage", description = "A page of requests.")
    record RequestPage(
            @Schema(description = "In the order that was asked for.", required = true)
            List<Request> items,

            @Schema(description = "What to send as `cursor` for the next page; null at the end.", required = true)
            @Nullable String nextCursor) {}

    @Schema(name = "AnswerRequest", description = "What the agent is told.")
    record Answer(
            @Schema(
                    description = "To a request for permission; a question can only be rejected.",
                    examples = "once",
                    enumeration = {"once", "always", "reject"})
            @Nullable String reply,

            @Schema(
                    description = "Why it is rejected: the agent goes on with it; without it the run stops.",
                    maxLength = 10000)
            @Nullable String message,

            @Schema(description = "To a question: for each the labels chosen, or words of one's own.") @Nullable List<List<String>> answers) {}

    @Schema(name = "AnswerGiven", description = "What came of the answer.")
    record Given(
            @Schema(examples = "per_5f3a1c9e2ffeXk2LqPzR8vWb0T", description = "Which request.", required = true)
            String id,

            @Schema(examples = "answered", description = "`answered`.", required = true)
            String state) {}

    @Schema(name = "AgentPolicy", description = "What the agent of a project may do.")
    record Policy(
            @Schema(
                    description = "The project's id.",
                    examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            String id,

            @Schema(
                    description = "Its version, for `If-Match`; 0 when nothing was ever decided.",
                    examples = "1",
                    required = true)
            long version,

            @Schema(
                    description =
                            "The last one that fits decides; what none fits is allowed inside the workspace, and nothing is outside.",
                    required = true)
            List<Rule> rules,

            @Schema(
                    description = "What a request for permission gets at its deadline.",
                    enumeration = {"reject", "once"},
                    required = true)
            String permissionAnswer,

            @Schema(
                    description = "What a question gets at its deadline: its first option, or a refusal.",
                    enumeration = {"first", "reject"},
                    required = true)
            String questionAnswer,

            @Schema(description = "How long the agent waits for a person.", examples = "60", required = true)
            int deadlineSeconds,

            @Schema(
                    description = "`provider/model` to go on with, in order, when the one before cannot.",
                    required = true)
            List<String> fallbackModels) {}

    @Schema(name = "AgentRule", description = "One rule.")
    record Rule(
            @Schema(
                    description = "`edit`, `bash`, `webfetch` and so on; `*` for all.",
                    examples = "bash",
                    maxLength = 64,
                    pattern = "^(\\*|[a-z][a-z0-9_*-]*)$",
                    required = true)
            String tool,

            @Schema(
                    description = "The file, command or address, with `*` for anything.",
                    examples = "git push *",
                    minLength = 1,
                    maxLength = 500,
                    defaultValue = "*")
            @Nullable String pattern,

            @Schema(
                    description = "What to do then.",
                    examples = "ask",
                    enumeration = {"allow", "ask", "deny"},
                    required = true)
            String action) {}

    @Schema(
            name = "AgentPolicyPatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record PolicyPatch(
            @Schema(description = "All rules anew.", maxItems = 100) @Nullable List<Rule> rules,

            @Schema(
                    description = "What a request for permission gets at its deadline.",
                    enumeration = {"reject", "once"})
            @Nullable String permissionAnswer,

            @Schema(
                    description = "What a question gets at its deadline.",
                    enumeration = {"first", "reject"})
            @Nullable String questionAnswer,

            @Schema(
                    description = "How long the agent waits for a person.",
                    minimum = "1",
                    maximum = "86400",
                    examples = "120")
            @Nullable Integer deadlineSeconds,

            @Schema(description = "All of them anew.", maxItems = 5) @Nullable List<String> fallbackModels) {}
}
