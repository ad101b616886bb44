package dev.sitewright.bridge.record;

import dev.sitewright.bridge.diagnostic.Diagnosis;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.Part;
import dev.sitewright.bridge.opencode.PermissionRequest;
import dev.sitewright.bridge.opencode.QuestionRequest;
import dev.sitewright.bridge.opencode.Todo;
import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.ChatFact.ChatDiagnostic;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.ChatFact.ChatMessageRemoved;
import dev.sitewright.contracts.ChatFact.ChatMessageUser;
import dev.sitewright.contracts.ChatFact.ChatPermissionRequested;
import dev.sitewright.contracts.ChatFact.ChatPermissionResolved;
import dev.sitewright.contracts.ChatFact.ChatPromptUpdated;
import dev.sitewright.contracts.ChatFact.ChatQuestionRequested;
import dev.sitewright.contracts.ChatFact.ChatQuestionResolved;
import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.ChatSessionUpdated;
import dev.sitewright.contracts.ChatFact.ChatTodoUpdated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in the house's own facts what happened in a session. Pure; keys are chosen so that the same change has the same key. */
public final class Facts {
    private static final Pattern PLACEHOLDER = Pattern.compile("New session - \\d{4}-\\d\\d-\\d\\dT.*");

    private final Session session;
    private final Workspace workspace;

    /** Speaks of this session. */
    public Facts(Session session) {
        this.session = session;
        this.workspace = new Workspace(session.directory());
    }

    /** Tells what the session is doing. */
    Telling status(String status) {
        return Telling.changed("status", status, new ChatSessionStatus(project(), session.id(), status));
    }

    /** Tells the session's title; OpenCode's placeholder holds a time nobody wants to read. */
    public Telling title(@Nullable String title) {
        var shown = title == null || PLACEHOLDER.matcher(title).matches() ? "New session" : title;
        return Telling.changed(
                "title", shown, new ChatSessionUpdated(project(), session.id(), session.parentId(), shown));
    }

    /** Tells that a message is gone. */
    Telling removed(String messageId) {
        return Telling.once(messageId + ":removed", new ChatMessageRemoved(project(), session.id(), messageId));
    }

    /** Tells how far a prompt is. */
    public Telling promptState(String promptId, String messageId, String state) {
        return Telling.changed(
                "prompt:" + promptId,
                state,
                new ChatPromptUpdated(project(), session.id(), promptId, messageId, state));
    }

    /** Tells that a prompt reached the agent. */
    Telling prompt(MessageInfo message, Collection<Part> parts) {
        var text = parts.stream()
                .filter(part -> part.content() instanceof Part.Text shown && !shown.hidden())
                .map(part -> ((Part.Text) part.content()).text())
                .collect(Collectors.joining("\n"));
        return Telling.once(message.id() + ":user", new ChatMessageUser(project(), session.id(), message.id(), text));
    }

    /** Tells that an answer will not change any more, and why when it broke off. */
    List<Telling> answer(MessageInfo message, Collection<Part> parts) {
        var tellings = new ArrayList<Telling>();
        if (!message.summary()) { // OpenCode's note to itself when it compacts a conversation
            tellings.add(Telling.once(message.id() + ":final", finalOf(message, parts)));
        }
        var error = message.error();
        if (error != null && !error.isAborted()) {
            tellings.add(diagnostic(message.id(), Diagnosis.of(error)));
        }
        return tellings;
    }

    /** Tells why something failed, once for what it is about. */
    public Telling diagnostic(String about, Diagnostic found) {
        return Telling.once(about + ":diagnostic", fact(found));
    }

    /** Tells that the provider is asked again, once per answer and reason. */
    Telling retrying(String messageId, Diagnostic found) {
        return Telling.once(messageId + ":retry:" + found.category(), fact(found));
    }

    /** Tells that the agent asks to be allowed something. */
    Telling asked(PermissionRequest request) {
        var call = request.tool();
        return Telling.once(
                request.id() + ":requested",
                new ChatPermissionRequested(
                        project(),
                        session.id(),
                        request.id(),
                        request.permission(),
                        request.patterns().stream().map(workspace::text).toList(),
                        call == null ? null : call.callId()));
    }

    /** Tells what was answered. */
    Telling resolved(String requestId, String reply) {
        return Telling.once(
                requestId + ":resolved", new ChatPermissionResolved(project(), session.id(), requestId, reply));
    }

    /** Tells what the agent asks. */
    Telling asked(QuestionRequest request) {
        return Telling.once(
                request.id() + ":requested",
                new ChatQuestionRequested(
                        project(),
                        session.id(),
                        request.id(),
                        request.questions().stream().map(Facts::question).toList()));
    }

    /** Tells what was answered. */
    Telling resolved(String requestId, List<List<String>> answers) {
        return Telling.once(
                requestId + ":resolved", new ChatQuestionResolved(project(), session.id(), requestId, answers));
    }

    /** Tells the agent's plan. */
    Telling todos(List<Todo> todos) {
        var plan = todos.stream()
                .map(todo -> new ChatFact.Todo(todo.content(), todo.status(), todo.priority()))
                .toList();
        return Telling.changed("todos", plan.toString(), new ChatTodoUpdated(project(), session.id(), plan));
    }

    private ChatMessageFinal finalOf(MessageInfo message, Collection<Part> parts) {
        var tokens = message.tokens();
        return new ChatMessageFinal(
                project(),
                session.id(),
                message.id(),
                parts.stream().map(Facts::textOf).filter(Objects::nonNull).toList(),
                message.model(),
                new ChatFact.Usage(
                        tokens.input(),
                        tokens.output(),
                        tokens.reasoning(),
                        tokens.cacheRead(),
                        tokens.cacheWrite(),
                        message.cost()),
                message.finish() == null || message.error() != null);
    }

    private static ChatFact.@Nullable Part textOf(Part part) {
        return part.content() instanceof Part.Text text && !text.text().isEmpty()
                ? new ChatFact.Part(part.id(), text.reasoning() ? "reasoning" : "text", text.text())
                : null;
    }

    private ChatDiagnostic fact(Diagnostic found) {
        return new ChatDiagnostic(
                project(), session.id(), found.category(), found.message(), found.action(), found.retryable());
    }

    private static ChatFact.Question question(QuestionRequest.Question asked) {
        var options = asked.options().stream()
                .map(option ->
                        new ChatFact.Option(option.label(), Objects.requireNonNullElse(option.description(), "")))
                .toList();
        return new ChatFact.Question(asked.header(), asked.question(), options, Boolean.TRUE.equals(asked.multiple()));
    }

    private String project() {
        return session.projectId();
    }
}
