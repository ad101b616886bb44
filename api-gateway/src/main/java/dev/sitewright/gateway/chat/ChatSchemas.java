package dev.sitewright.gateway.chat;

import dev.sitewright.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about sessions in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class ChatSchemas {
    private ChatSchemas() {}

    @Schema(name = "NewChatSessions", description = "Sessions to open.")
    record NewSessions(
            @Schema(description = "1 to 100 sessions.", minItems = 1, maxItems = 100, required = true)
            List<NewSession> items) {}

    @Schema(name = "NewChatSession", description = "A session to open.")
    record NewSession(
            @Schema(
                    description = "What to call it; the agent finds a title when missing.",
                    examples = "Colours",
                    minLength = 1,
                    maxLength = 200)
            @Nullable String title,

            @Schema(
                    description = "Who answers unless a prompt names another; see the project's agents.",
                    maxLength = 64,
                    pattern = "^[A-Za-z0-9._/-]+$")
            @Nullable String agent,

            @Schema(
                    description = "`provider/model` that answers unless a prompt names another.",
                    maxLength = 193,
                    pattern = "^[A-Za-z0-9._-]{1,64}/[A-Za-z0-9._:/@+-]{1,128}$")
            @Nullable String model) {}

    @Schema(name = "ChatSession", description = "A conversation with the agent.")
    record Session(
            @Schema(description = "The id.", examples = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T", required = true)
            String id,

            @Schema(description = "Whose it is.", examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String projectId,

            @Schema(
                    description = "The session whose sub-agent it is; null for one of the project's own.",
                    required = true)
            @Nullable String parentId,

            @Schema(description = "Whether the project's first prompt went to it.", required = true)
            boolean main,

            @Schema(description = "What it is called.", examples = "Colours", required = true)
            String title,

            @Schema(
                    description = "What it does.",
                    examples = "idle",
                    enumeration = {"idle", "busy", "retry"},
                    required = true)
            String status,

            @Schema(description = "Who answers unless a prompt names another; null for the usual one.", required = true)
            @Nullable String agent,

            @Schema(description = "`provider/model`, in the same way.", required = true) @Nullable String model,

            @Schema(description = "The session that it began as a copy of.", required = true) @Nullable String forkedFrom,

            @Schema(
                    description =
                            "The message from which on work was taken back, until the next prompt makes it final.",
                    required = true)
            @Nullable String revertedFrom,

            @Schema(description = "When it was put away; null when it was not.", required = true) @Nullable Instant archivedAt,

            @Schema(description = "When it was opened.", examples = "2026-11-21T08:30:00.250Z", required = true)
            Instant createdAt,

            @Schema(description = "Its version, for `If-Match`.", examples = "1", required = true)
            long version) {}

    @Schema(name = "PatchChatSessions", description = "Changes of sessions.")
    record PatchSessions(
            @Schema(
                    description = "1 to 100 changes, each of another session.",
                    minItems = 1,
                    maxItems = 100,
                    required = true)
            List<PatchItem> items) {}

    @Schema(name = "PatchChatSession", description = "A change of one session.")
    record PatchItem(
            @Schema(description = "Which session.", examples = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T", required = true)
            String id,

            @Schema(description = "The version that the change is meant for.", examples = "1", required = true)
            long version,

            @Schema(description = "What to change.", required = true)
            Patch patch) {}

    @Schema(
            name = "ChatSessionPatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record Patch(
            @Schema(description = "What to call it.", examples = "Colours", minLength = 1, maxLength = 200) @Nullable String title,

            @Schema(description = "Whether it is put away.", examples = "false") @Nullable Boolean archived) {}

    @Schema(name = "ChatSessionTargets", description = "Sessions to do something to.")
    record Targets(
            @Schema(description = "1 to 100 sessions, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "ChatSessionTarget", description = "One version of a session.")
    record Target(
            @Schema(description = "Which session.", examples = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T", required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "1", required = true)
            long version) {}

    @Schema(name = "ChatSessions", description = "The sessions, in the order of the items that were sent.")
    record Sessions(
            @Schema(description = "One per item.", required = true)
            List<Session> items) {}

    @Schema(name = "ChatSessionResults", description = "What came of each item, in the order in which they were sent.")
    record SessionResults(
            @Schema(description = "One per item.", required = true)
            List<SessionResult> items) {}

    @Schema(
            name = "ChatSessionResult",
            description = "What came of one item: `item` when it went well, else `problem`.")
    record SessionResult(
            @Schema(
                    description = "The status that the item would have been answered with alone.",
                    examples = "200",
                    required = true)
            int status,

            @Schema(description = "The session.") @Nullable Session item,

            @Schema(description = "Why not; its pointers begin at the whole body.") @Nullable Problem problem) {}

    @Schema(name = "ChatSessionPage", description = "A page of sessions.")
    record SessionPage(
            @Schema(description = "In the order that was asked for.", required = true)
            List<Session> items,

            @Schema(description = "What to send as `cursor` for the next page; null at the end.", required = true)
            @Nullable String nextCursor) {}

    @Schema(name = "ChatSessionList", description = "Sessions, all of them.")
    record SessionList(
            @Schema(description = "The oldest first.", required = true)
            List<Session> items) {}

    @Schema(name = "ForkChatSession", description = "Where the copy ends.")
    record Fork(
            @Schema(description = "The first message that the copy does not have; null for all.", maxLength = 64)
            @Nullable String messageId) {}

    @Schema(name = "RunShell", description = "A command for the shell.")
    record Shell(
            @Schema(
                    description = "What to run, in the workspace.",
                    examples = "ls",
                    minLength = 1,
                    maxLength = 10000,
                    required = true)
            String command) {}

    @Schema(name = "RevertChatSession", description = "From where on work is taken back.")
    record Revert(
            @Schema(
                    description = "A message of the session.",
                    examples = "msg_a0c5e3d1c001Yt7HsNc4mKdJ2F",
                    minLength = 1,
                    maxLength = 64,
                    required = true)
            String messageId) {}

    @Schema(name = "BegunWork", description = "Work that goes on; its events tell how.")
    record Begun(
            @Schema(description = "Where.", examples = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T", required = true)
            String sessionId,

            @Schema(description = "The message that carries it, when there is one.", required = true) @Nullable String messageId) {}

    @Schema(name = "StoppedPrompts", description = "What was stopped.")
    record Stopped(
            @Schema(description = "Ids of the prompts that ended with it.", required = true)
            List<String> prompts,

            @Schema(
                    description = "Whether the session rests now; false when the agent does not answer.",
                    required = true)
            boolean rests) {}

    @Schema(name = "AgentNames", description = "Agents or commands.")
    record NameList(
            @Schema(description = "In the agent's own order.", required = true)
            List<Name> items) {}

    @Schema(name = "AgentName", description = "An agent or a command.")
    record Name(
            @Schema(description = "Its name.", examples = "build", required = true)
            String name,

            @Schema(examples = "Writes the code.", description = "What it is for; may be empty.", required = true)
            String description,

            @Schema(
                    description = "`primary` or `subagent`, or `all`, for an agent; null for a command.",
                    required = true)
            @Nullable String kind) {}

    @Schema(name = "AgentTodos", description = "The agent's plan.")
    record Todos(
            @Schema(description = "In its order.", required = true)
            List<Todo> items) {}

    @Schema(name = "AgentTodo", description = "One step of the plan.")
    record Todo(
            @Schema(examples = "Write the opening hours.", description = "What to do.", required = true)
            String content,

            @Schema(description = "Where it stands.", examples = "pending", required = true)
            String status,

            @Schema(description = "How urgent.", examples = "high", required = true)
            String priority) {}

    @Schema(name = "AgentDiff", description = "What a prompt changed in files.")
    record Diff(
            @Schema(description = "One per file.", required = true)
            List<FileDiff> items) {}

    @Schema(name = "AgentFileDiff", description = "What changed in one file.")
    record FileDiff(
            @Schema(description = "Relative to the workspace.", examples = "index.html", required = true)
            String path,

            @Schema(description = "What became of it.", examples = "modified", required = true)
            String status,

            @Schema(description = "Lines that came.", required = true)
            int additions,

            @Schema(description = "Lines that went.", required = true)
            int deletions,

            @Schema(
                    examples = "@@ -1 +1 @@\n-<h1>Bread</h1>\n+<h1>Bakery</h1>\n",
                    description = "As `diff -u` writes it.",
                    required = true)
            String patch) {}

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
