package dev.sitewright.gateway.chat;

import java.time.Instant;
import java.util.List;
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
}
