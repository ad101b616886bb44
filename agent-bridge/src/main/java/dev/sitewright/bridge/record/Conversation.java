package dev.sitewright.bridge.record;

import dev.sitewright.bridge.diagnostic.Diagnosis;
import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.Part;
import dev.sitewright.bridge.opencode.SessionStatus;
import dev.sitewright.bridge.opencode.UpstreamError;
import dev.sitewright.bridge.opencode.UpstreamEvent;
import dev.sitewright.bridge.opencode.UpstreamEvent.Connected;
import dev.sitewright.bridge.opencode.UpstreamEvent.MessageChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.Noise;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartGrown;
import dev.sitewright.bridge.opencode.UpstreamEvent.PermissionAsked;
import dev.sitewright.bridge.opencode.UpstreamEvent.PermissionReplied;
import dev.sitewright.bridge.opencode.UpstreamEvent.QuestionAsked;
import dev.sitewright.bridge.opencode.UpstreamEvent.QuestionReplied;
import dev.sitewright.bridge.opencode.UpstreamEvent.RunFailed;
import dev.sitewright.bridge.opencode.UpstreamEvent.SessionChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.StatusChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.TodosChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what OpenCode says of one session into what to keep and to tell. Pure but for its memory of messages that are not complete yet;
 * what it tells twice, the ledger tells once. Used by one thread at a time.
 */
public final class Conversation {
    private final Facts facts;
    private final ToolFacts tools;
    private final Map<String, Draft> drafts = new HashMap<>();
    private final Map<String, String> toolStates = new HashMap<>();
    private @Nullable String answering;

    /** A message that may still change, and its texts in order. */
    private static final class Draft {
        private final MessageInfo info;
        private final Map<String, Part> texts;

        private Draft(MessageInfo info, Map<String, Part> texts) {
            this.info = info;
            this.texts = texts;
        }
    }

    /** Knows nothing yet: load a snapshot unless the session is new. */
    public Conversation(Session session) {
        this.facts = new Facts(session);
        this.tools = new ToolFacts(session);
    }

    /** @return what an event adds */
    public Step apply(UpstreamEvent event) {
        return switch (event) {
            case SessionChanged changed ->
                Step.telling(List.of(facts.title(changed.info().title())));
            case StatusChanged changed -> status(changed.status());
            case MessageChanged changed -> message(changed.info());
            case PartChanged changed -> part(changed.part());
            case RunFailed failed -> failed(failed.error());
            case PermissionAsked asked -> Step.asking(Request.of(asked.request()), facts.asked(asked.request()));
            case PermissionReplied replied ->
                Step.answering(replied.requestId(), facts.resolved(replied.requestId(), replied.reply()));
            case QuestionAsked asked -> Step.asking(Request.of(asked.request()), facts.asked(asked.request()));
            case QuestionReplied replied ->
                Step.answering(replied.requestId(), facts.resolved(replied.requestId(), replied.answers()));
            case TodosChanged changed -> Step.telling(List.of(facts.todos(changed.todos())));
            case UpstreamEvent.MessageRemoved removed -> Step.telling(List.of(facts.removed(removed.messageId())));
            case UpstreamEvent.PartRemoved removed -> Step.NOTHING;
            case Connected connected -> Step.NOTHING;
            case PartGrown grown -> Step.NOTHING;
            case Noise noise -> Step.NOTHING;
            case Unknown unknown -> Step.NOTHING;
        };
    }

    /**
     * Takes in a snapshot, as after a stream was lost.
     *
     * @param complete ids of messages whose end was told: they are skipped
     * @param open requests that the record still holds to be waiting
     */
    public Step load(Snapshot snapshot, Set<String> complete, List<Request> open) {
        var step = Step.NOTHING;
        for (var view : snapshot.messages()) {
            if (!complete.contains(view.info().id())) {
                step = step.and(message(view));
            }
        }
        for (var request : snapshot.permissions()) {
            step = step.and(apply(new PermissionAsked(request)));
        }
        for (var request : snapshot.questions()) {
            step = step.and(apply(new QuestionAsked(request)));
        }
        return step.and(vanished(snapshot, open))
                .and(snapshot.todos().isEmpty() ? Step.NOTHING : Step.telling(List.of(facts.todos(snapshot.todos()))))
                .and(status(snapshot.status()));
    }

    /** @return the end of an answer that OpenCode died under, and of its tool calls: OpenCode itself never ends them */
    public Step lose(MessageView view) {
        var tellings = new ArrayList<Telling>();
        for (var part : view.parts()) {
            if (part.content() instanceof Part.Tool tool && !tool.isEnded()) {
                tellings.addAll(tools.toolLost(part, tool));
            }
        }
        tellings.addAll(facts.answer(view.info(), view.parts()));
        return Step.telling(tellings);
    }

    private Step message(MessageView view) {
        var step = remember(view.info());
        for (var part : view.parts()) {
            step = step.and(part(part));
        }
        return view.info().completed() ? step.and(message(view.info())) : step;
    }

    private Step remember(MessageInfo info) {
        var before = drafts.get(info.id());
        drafts.put(info.id(), new Draft(info, before == null ? new TreeMap<>() : before.texts));
        if (info.isAssistant()) {
            answering = info.id();
        }
        return Step.keeping(info, List.of());
    }

    private Step message(MessageInfo info) {
        var kept = remember(info);
        if (!info.isAssistant() || !info.completed()) {
            return kept;
        }
        var draft = drafts.remove(info.id());
        var texts = draft == null ? Map.<String, Part>of() : draft.texts;
        return Step.keeping(info, facts.answer(info, texts.values()));
    }

    private Step part(Part part) {
        return switch (part.content()) {
            case Part.Text text -> text(part, text);
            case Part.Tool tool -> tool(part, tool);
            case Part.Patch patch -> Step.keeping(part, tools.patch(part, patch));
            case Part.Other other -> Step.keeping(part, List.of());
        };
    }

    private Step text(Part part, Part.Text text) {
        var draft = drafts.get(part.messageId());
        if (draft != null) {
            draft.texts.put(part.id(), part);
        }
        if (text.growing()) {
            return Step.NOTHING; // kept when it is whole: OpenCode does not keep the pieces either
        }
        return Step.keeping(part, draft == null || text.hidden() ? List.of() : prompt(draft));
    }

    private List<Telling> prompt(Draft draft) {
        return draft.info.isUser() ? List.of(facts.prompt(draft.info, draft.texts.values())) : List.of();
    }

    /** A running command is told anew with each line it prints, its whole output each time: only a new state is kept. */
    private Step tool(Part part, Part.Tool tool) {
        var before = toolStates.put(part.id(), tool.status());
        if (tool.isEnded()) {
            toolStates.remove(part.id());
        }
        return tool.status().equals(before) ? Step.NOTHING : Step.keeping(part, tools.tool(part, tool));
    }

    private Step status(SessionStatus status) {
        var tellings = new ArrayList<>(List.of(facts.status(status.type())));
        if (status.isRetry() && answering != null) {
            tellings.add(facts.retrying(answering, Diagnosis.ofRetry(status.message())));
        }
        if (status.isIdle()) {
            drafts.values().removeIf(draft -> draft.info.isUser());
        }
        return Step.telling(tellings);
    }

    /** An error need not be the end: OpenCode compacts a conversation that overflows, and goes on. */
    private static Step failed(UpstreamError error) {
        return error.isAborted() || UpstreamError.CONTEXT_OVERFLOW.equals(error.name())
                ? Step.NOTHING
                : Step.failing(Diagnosis.of(error));
    }

    /** Requests that wait no more, though no answer was heard. */
    private Step vanished(Snapshot snapshot, List<Request> open) {
        var waiting = new java.util.HashSet<String>();
        snapshot.permissions().forEach(request -> waiting.add(request.id()));
        snapshot.questions().forEach(request -> waiting.add(request.id()));
        return open.stream()
                .filter(request -> !waiting.contains(request.id()))
                .map(this::closed)
                .reduce(Step.NOTHING, Step::and);
    }

    /** @return the end of a request of which only is known that it waits no more */
    static Step closed(Session session, Request request) {
        return new Conversation(session).closed(request);
    }

    private Step closed(Request request) {
        return Step.answering(
                request.id(),
                Request.QUESTION.equals(request.kind())
                        ? facts.resolved(request.id(), List.of())
                        : facts.resolved(request.id(), "reject"));
    }
}
