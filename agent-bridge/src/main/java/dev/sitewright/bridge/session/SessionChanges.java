package dev.sitewright.bridge.session;

import dev.sitewright.bridge.record.Facts;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.record.Telling;
import dev.sitewright.contracts.ChatFact.ChatSessionDeleted;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What owners do with their sessions, in the current transaction. OpenCode is changed first: what it has and the record has not is an
 * empty session that harms nobody, and a change that is repeated changes nothing.
 */
@ApplicationScoped
class SessionChanges {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.SESSION_NOT_FOUND);

    private final ChatSessions chats;
    private final Sessions sessions;
    private final Workplace workplace;
    private final SessionRules rules;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    SessionChanges(
            ChatSessions chats,
            Sessions sessions,
            Workplace workplace,
            SessionRules rules,
            Ledger ledger,
            Audit audit,
            Clock clock) {
        this.chats = chats;
        this.sessions = sessions;
        this.workplace = workplace;
        this.rules = rules;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens sessions. */
    Uni<List<Result<ChatSession>>> create(Origin origin, String projectId, List<NewSession> asked) {
        return each(asked, item -> open(origin, projectId, item))
                .chain(ids -> chats.inSession(projectId, origin.actorId(), ids).map(found -> inOrder(ids, found)))
                .call(made -> note(origin, "session.create", List.of(), made))
                .map(made -> made.stream().map(Result::done).toList());
    }

    private Uni<String> open(Origin origin, String projectId, NewSession asked) {
        var directory = workplace.directoryOf(projectId);
        return rules.of(projectId)
                .map(permission -> properties(asked, permission))
                .chain(properties ->
                        workplace.ask(projectId, client -> client.sessions().open(directory, properties)))
                .chain(opened -> {
                    var session =
                            new Session(opened.id(), projectId, origin.actorId(), null, false, opened.directory());
                    return chats.insert(session, asked, null)
                            .chain(() -> ledger.tell(
                                    session.id(),
                                    List.of(
                                            Telling.assumed("status", "idle"),
                                            new Facts(session).title(opened.title())),
                                    clock.instant()))
                            .replaceWith(session.id());
                });
    }

    private static Map<String, Object> properties(NewSession asked, List<Map<String, String>> permission) {
        var properties = new HashMap<String, Object>();
        Optional.ofNullable(asked.title()).ifPresent(title -> properties.put("title", title));
        if (!permission.isEmpty()) {
            properties.put("permission", permission);
        }
        return properties;
    }

    /** Renames, archives, and takes back from the archive. */
    Uni<List<Result<ChatSession>>> patch(Origin origin, String projectId, List<Patching<SessionPatch>> asked) {
        var owner = origin.actorId();
        return chats.lock(projectId, owner, Targeted.ids(asked)).chain(before -> {
            var plan = Targeted.each(asked, before, NOT_FOUND, (item, session) -> Result.done(item));
            var good = plan.stream().flatMap(SessionChanges::good).toList();
            return each(good, this::patch)
                    .chain(ids -> chats.inSession(projectId, owner, ids))
                    .call(after -> note(origin, "session.update", before, after))
                    .map(after -> results(plan, after));
        });
    }

    private Uni<String> patch(Patching<SessionPatch> item) {
        var id = item.target().id();
        var patch = item.patch();
        return chats.change(id, patch, clock.instant())
                .chain(() -> patch.title()
                        .map(title -> rename(id, title))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(id);
    }

    private Uni<Void> rename(String id, String title) {
        return sessions.find(id)
                .map(Optional::orElseThrow)
                .call(session -> workplace.ask(
                        session.projectId(),
                        client -> client.sessions().change(session.directory(), id, Map.of("title", title))))
                .chain(session -> ledger.tell(id, List.of(new Facts(session).title(title)), clock.instant()));
    }

    /** Deletes sessions, with those of their sub-agents. */
    Uni<List<Result<ChatSession>>> delete(Origin origin, String projectId, List<Target> asked) {
        return chats.lock(projectId, origin.actorId(), Targeted.ids(asked))
                .map(found -> Targeted.each(asked, found, NOT_FOUND, (item, session) -> ifResting(session)))
                .call(results -> {
                    var good = results.stream().flatMap(SessionChanges::good).toList();
                    return eachVoid(good, this::delete).call(() -> note(origin, "session.delete", good, List.of()));
                });
    }

    private static Result<ChatSession> ifResting(ChatSession session) {
        return "idle".equals(session.status())
                ? Result.done(session)
                : Result.failed(Problem.of(ProblemType.SESSION_BUSY));
    }

    private Uni<Void> delete(ChatSession session) {
        return sessions.find(session.id())
                .map(Optional::orElseThrow)
                .call(known -> workplace
                        .ask(known.projectId(), client -> client.sessions().delete(known.directory(), known.id()))
                        .onFailure(SessionChanges::isGone)
                        .recoverWithNull())
                .chain(() -> chats.delete(session.id()))
                .invoke(sessions::forget)
                .chain(() -> ledger.farewell(List.of(new ChatSessionDeleted(session.projectId(), session.id()))));
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof dev.sitewright.platform.problem.ProblemException problem
                && problem.problem().status() == 404;
    }

    private Uni<Void> note(Origin origin, String action, List<ChatSession> before, List<ChatSession> after) {
        var old = new HashMap<String, ChatSession>();
        before.forEach(session -> old.put(session.id(), session));
        var acts = after.isEmpty()
                ? before.stream()
                        .map(session -> new Audited(action, session.id(), origin.actorId(), session, null))
                        .toList()
                : after.stream()
                        .map(session ->
                                new Audited(action, session.id(), origin.actorId(), old.get(session.id()), session))
                        .toList();
        return audit.append(origin, acts);
    }

    private static <T> java.util.stream.Stream<T> good(Result<T> result) {
        return result instanceof Result.Done<T>(var item)
                ? java.util.stream.Stream.of(item)
                : java.util.stream.Stream.empty();
    }

    private static List<Result<ChatSession>> results(
            List<Result<Patching<SessionPatch>>> plan, List<ChatSession> after) {
        var byId = new HashMap<String, ChatSession>();
        after.forEach(session -> byId.put(session.id(), session));
        return plan.stream()
                .map(result ->
                        result.<ChatSession>map(item -> byId.get(item.target().id())))
                .toList();
    }

    private static List<ChatSession> inOrder(List<String> ids, List<ChatSession> found) {
        var byId = new HashMap<String, ChatSession>();
        found.forEach(session -> byId.put(session.id(), session));
        return ids.stream()
                .map(id -> java.util.Objects.requireNonNull(byId.get(id)))
                .toList();
    }

    private static <A> Uni<Void> eachVoid(List<A> items, Function<A, Uni<Void>> work) {
        return each(items, item -> work.apply(item).replaceWith(true)).replaceWithVoid();
    }

    private static <A, R> Uni<List<R>> each(List<A> items, Function<A, Uni<R>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> work.apply(item))
                .collect()
                .asList();
    }
}
