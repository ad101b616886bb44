package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts about the agent's work, normalised from OpenCode's events and told by agent-bridge. */
public sealed interface ChatFact extends Fact {
    /** @return the project it happened in */
    String projectId();

    /** @return the OpenCode session ({@code ses_…}) it happened in, a sub-agent's included */
    String sessionId();

    @Override
    default String subject() {
        return projectId();
    }

    /**
     * The session began or stopped working.
     *
     * @param status {@code busy}, {@code retry} (the model's provider is asked again) or {@code idle}
     */
    @JsonTypeName("chat.session.status")
    record ChatSessionStatus(String projectId, String sessionId, String status) implements ChatFact {}

    /**
     * A session was opened or got another title.
     *
     * @param parentId the session whose sub-agent this one is; null for a project's own
     */
    @JsonTypeName("chat.session.updated")
    record ChatSessionUpdated(
            String projectId, String sessionId, @Nullable String parentId, String title) implements ChatFact {}

    /** A session was deleted, with all in it and those of its sub-agents. */
    @JsonTypeName("chat.session.deleted")
    record ChatSessionDeleted(String projectId, String sessionId) implements ChatFact {}

    /**
     * A prompt got further.
     *
     * @param promptId what it was given as
     * @param messageId the message of {@code chat.message.user} that carries it
     * @param state {@code accepted} (it waits), {@code sent} (the agent has it), {@code finished}, {@code failed} or {@code stopped}
     */
    @JsonTypeName("chat.prompt.updated")
    record ChatPromptUpdated(String projectId, String sessionId, String promptId, String messageId, String state)
            implements ChatFact {}

    /**
     * A prompt reached the agent.
     *
     * @param text what the person wrote, attachments not included
     */
    @JsonTypeName("chat.message.user")
    record ChatMessageUser(String projectId, String sessionId, String messageId, String text) implements ChatFact {}

    /**
     * An answer of the agent is complete; replaces whatever its deltas had built up.
     *
     * @param parts the answer's texts in order, each under the part id that its deltas named
     * @param model {@code provider/model} that wrote it
     * @param usage what it cost
     * @param aborted true when it was stopped or broke off, so that the text may be partial
     */
    @JsonTypeName("chat.message.final")
    record ChatMessageFinal(
            String projectId,
            String sessionId,
            String messageId,
            List<Part> parts,
            String model,
            Usage usage,
            boolean aborted)
            implements ChatFact {}

    /**
     * One text of an answer.
     *
     * @param kind {@code text} or {@code reasoning}
     */
    record Part(String partId, String kind, String text) {}

    /**
     * What one answer used.
     *
     * @param input tokens read, cached ones not included
     * @param output tokens written
     * @param reasoning tokens thought
     * @param cacheRead tokens read from the provider's cache
     * @param cacheWrite tokens written to it
     * @param cost US dollars by the provider's price list as OpenCode knows it; 0 when it knows none
     */
    record Usage(long input, long output, long reasoning, long cacheRead, long cacheWrite, double cost) {}

    /** A message is gone: what was taken back became final, or somebody removed it. */
    @JsonTypeName("chat.message.removed")
    record ChatMessageRemoved(String projectId, String sessionId, String messageId) implements ChatFact {}

    /**
     * The agent called a tool.
     *
     * @param input the tool's arguments; texts over 4 000 characters are cut
     */
    @JsonTypeName("chat.tool.start")
    record ChatToolStart(
            String projectId, String sessionId, String messageId, String callId, String tool, Map<String, Object> input)
            implements ChatFact {}

    /**
     * The tool call succeeded.
     *
     * @param title OpenCode's short name for what was done, such as a path
     * @param output what the tool answered; cut after 4 000 characters
     */
    @JsonTypeName("chat.tool.finish")
    record ChatToolFinish(
            String projectId,
            String sessionId,
            String messageId,
            String callId,
            String tool,
            String title,
            String output)
            implements ChatFact {}

    /** The tool call failed; the agent is told and goes on. */
    @JsonTypeName("chat.tool.error")
    record ChatToolError(String projectId, String sessionId, String messageId, String callId, String tool, String error)
            implements ChatFact {}

    /**
     * The agent changed a file.
     *
     * @param path relative to the workspace, with {@code /}
     */
    @JsonTypeName("chat.file.changed")
    record ChatFileChanged(String projectId, String sessionId, String path) implements ChatFact {}

    /**
     * The agent asks to be allowed something.
     *
     * @param permission what: {@code edit}, {@code bash} and so on
     * @param patterns to which files, commands or addresses
     * @param callId the tool call that waits for it, or null
     */
    @JsonTypeName("chat.permission.requested")
    record ChatPermissionRequested(
            String projectId,
            String sessionId,
            String requestId,
            String permission,
            List<String> patterns,
            @Nullable String callId)
            implements ChatFact {}

    /**
     * Somebody, or a rule, has answered whether the agent may.
     *
     * @param reply {@code once}, {@code always} or {@code reject}
     */
    @JsonTypeName("chat.permission.resolved")
    record ChatPermissionResolved(String projectId, String sessionId, String requestId, String reply)
            implements ChatFact {}

    /** The agent asks the person. */
    @JsonTypeName("chat.question.requested")
    record ChatQuestionRequested(String projectId, String sessionId, String requestId, List<Question> questions)
            implements ChatFact {}

    /**
     * One question of several.
     *
     * @param header a word or two to show above it
     * @param multiple whether several options may be chosen
     */
    record Question(String header, String question, List<Option> options, boolean multiple) {}

    /** One answer to choose. */
    record Option(String label, String description) {}

    /**
     * The agent's questions were answered, or rejected.
     *
     * @param answers the chosen labels, one list per question; empty when the question was rejected
     */
    @JsonTypeName("chat.question.resolved")
    record ChatQuestionResolved(String projectId, String sessionId, String requestId, List<List<String>> answers)
            implements ChatFact {}

    /** The agent's plan, whole. */
    @JsonTypeName("chat.todo.updated")
    record ChatTodoUpdated(String projectId, String sessionId, List<Todo> todos) implements ChatFact {}

    /**
     * One step of the plan.
     *
     * @param status {@code pending}, {@code in_progress}, {@code completed} or {@code cancelled}
     * @param priority {@code high}, {@code medium} or {@code low}
     */
    record Todo(String content, String status, String priority) {}

    /**
     * Something went wrong that the person should know of.
     *
     * @param category {@code auth}, {@code quota}, {@code rate-limit}, {@code model}, {@code network}, {@code context},
     *     {@code agent-down} or {@code unknown}
     * @param message one sentence for the person, never the provider's own body
     * @param action what to do about it
     * @param retryable whether trying again unchanged may help
     */
    @JsonTypeName("chat.diagnostic")
    record ChatDiagnostic(
            String projectId, String sessionId, String category, String message, String action, boolean retryable)
            implements ChatFact {}
}
