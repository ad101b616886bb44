package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.Recording;
import dev.sitewright.bridge.opencode.UpstreamEvent;
import dev.sitewright.bridge.opencode.UpstreamEvent.MessageChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.PermissionAsked;
import dev.sitewright.bridge.opencode.UpstreamEvent.PermissionReplied;
import dev.sitewright.bridge.opencode.UpstreamEvent.QuestionAsked;
import dev.sitewright.bridge.opencode.UpstreamEvent.QuestionReplied;
import dev.sitewright.bridge.opencode.UpstreamEvent.RunFailed;
import dev.sitewright.bridge.opencode.UpstreamEvent.SessionChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.StatusChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.TodosChanged;
import dev.sitewright.contracts.ChatFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plays a recording through conversations, and tells by the ledger's rule: a key once, or again with another value. */
final class Replay {
    static final String PROJECT = "prj_0000000000000000000000000000000a";

    private final Map<String, Conversation> conversations = new HashMap<>();
    private final Map<String, @Nullable String> told = new HashMap<>();
    private final List<ChatFact> facts = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    static Replay of(String recording) {
        return new Replay().play(recording);
    }

    /** Plays a recording on top of what was played before. */
    Replay play(String recording) {
        Recording.of(recording).forEach(frame -> on(frame.event()));
        return this;
    }

    List<ChatFact> facts() {
        return facts;
    }

    <T extends ChatFact> List<T> facts(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Step> steps() {
        return steps;
    }

    private void on(UpstreamEvent event) {
        var id = sessionOf(event);
        if (id == null) {
            return;
        }
        var parent = event instanceof SessionChanged changed ? changed.info().parentID() : null;
        var conversation = conversations.computeIfAbsent(
                id, key -> new Conversation(new Session(key, PROJECT, "usr_1", parent, parent == null, "/workspace")));
        var step = conversation.apply(event);
        steps.add(step);
        step.tellings().forEach(telling -> tell(id, telling));
    }

    private void tell(String session, Telling telling) {
        var key = session + telling.key();
        var news = !told.containsKey(key) || !Objects.equals(told.get(key), telling.value());
        told.put(key, telling.value());
        if (news && telling.fact() != null) {
            facts.add(telling.fact());
        }
    }

    private static @Nullable String sessionOf(UpstreamEvent event) {
        return switch (event) {
            case SessionChanged e -> e.info().id();
            case StatusChanged e -> e.sessionId();
            case RunFailed e -> e.sessionId();
            case MessageChanged e -> e.info().sessionId();
            case PartChanged e -> e.part().sessionId();
            case PermissionAsked e -> e.request().sessionId();
            case PermissionReplied e -> e.sessionId();
            case QuestionAsked e -> e.request().sessionId();
            case QuestionReplied e -> e.sessionId();
            case TodosChanged e -> e.sessionId();
            default -> null;
        };
    }
}
