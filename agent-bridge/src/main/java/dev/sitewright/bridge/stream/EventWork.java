package dev.sitewright.bridge.stream;

import dev.sitewright.bridge.opencode.OpenCodeException;
import dev.sitewright.bridge.opencode.SessionInfo;
import dev.sitewright.bridge.opencode.UpstreamEvent;
import dev.sitewright.bridge.opencode.UpstreamEvent.Connected;
import dev.sitewright.bridge.opencode.UpstreamEvent.MessageChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.MessageRemoved;
import dev.sitewright.bridge.opencode.UpstreamEvent.Noise;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartGrown;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartRemoved;
import dev.sitewright.bridge.opencode.UpstreamEvent.PermissionAsked;
import dev.sitewright.bridge.opencode.UpstreamEvent.PermissionReplied;
import dev.sitewright.bridge.opencode.UpstreamEvent.QuestionAsked;
import dev.sitewright.bridge.opencode.UpstreamEvent.QuestionReplied;
import dev.sitewright.bridge.opencode.UpstreamEvent.RunFailed;
import dev.sitewright.bridge.opencode.UpstreamEvent.SessionChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.StatusChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.TodosChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.Unknown;
import dev.sitewright.bridge.opencode.UpstreamFrame;
import dev.sitewright.bridge.record.Conversation;
import dev.sitewright.bridge.record.Recorder;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.SessionSpent;
import dev.sitewright.bridge.record.SessionStirred;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.record.Snapshots;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is done about each event. Fails only when the database or OpenCode does not answer. */
@ApplicationScoped
class EventWork {
    private static final Logger LOG = Logger.getLogger(EventWork.class);

    private final Pool pool;
    private final Sessions sessions;
    private final Recorder recorder;
    private final Event<SessionStirred> stirred;
    private final Event<SessionSpent> spent;
    private final MeterRegistry metrics;
    private final Clock clock;

    EventWork(
            Pool pool,
            Sessions sessions,
            Recorder recorder,
            Event<SessionStirred> stirred,
            Event<SessionSpent> spent,
            MeterRegistry metrics,
            Clock clock) {
        this.pool = pool;
        this.sessions = sessions;
        this.recorder = recorder;
        this.stirred = stirred;
        this.spent = spent;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Does all of it, in order. Events of one session that follow each other are recorded in one transaction. */
    Uni<Void> on(List<Item> items, Connection connection) {
        var batch = new Batch(connection);
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> switch (item) {
                    case Item.Told told -> on(told.frame(), batch);
                    case Item.Reload reload -> flush(batch).chain(() -> reload(reload.session(), connection));
                })
                .onItem()
                .ignoreAsUni()
                .chain(() -> flush(batch));
    }

    /** What is under way. */
    private static final class Batch {
        private final Connection connection;
        private @Nullable Pending pending;

        private Batch(Connection connection) {
            this.connection = connection;
        }

        private @Nullable Pending taken() {
            var all = pending;
            pending = null;
            return all;
        }
    }

    private Uni<Void> on(UpstreamFrame frame, Batch batch) {
        if (frame.event() instanceof Unknown unknown) {
            metrics.counter("sitewright.agent.upstream.unknown", "type", unknown.type())
                    .increment();
            LOG.debugf("OpenCode told of %s, which is not known here", unknown.type());
        }
        return sessionIdOf(frame.event())
                .map(id -> sessions.find(id)
                        .chain(known -> known.isPresent() ? Uni.createFrom().item(known) : adopt(frame.event()))
                        .chain(session -> session.map(ours -> take(ours, frame, batch))
                                .orElseGet(() -> Uni.createFrom().voidItem()))) // a session of nobody here
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> take(Session session, UpstreamFrame frame, Batch batch) {
        var pending = batch.pending;
        if (pending != null && !pending.session().equals(session)) {
            return flush(batch).chain(() -> take(session, frame, batch));
        }
        var step = batch.connection.conversationOf(session).apply(frame.event());
        var removed = removedBy(frame.event());
        if (removed != null) {
            return flush(batch)
                    .chain(() -> pool.withTransaction(tx ->
                            recorder.remove(tx, removed).chain(() -> recorder.record(tx, session, step, frame.at()))));
        }
        var now = pending == null ? new Pending(session) : pending;
        now.add(frame, step);
        batch.pending = now;
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> flush(Batch batch) {
        var pending = batch.taken();
        return pending == null ? Uni.createFrom().voidItem() : record(pending);
    }

    private Uni<Void> record(Pending pending) {
        return (pending.steps().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : pool.withTransaction(tx -> recorder.record(tx, pending.session(), pending.steps())))
                .invoke(() -> pending.events().forEach(event -> tellOthers(pending.session(), event)));
    }

    private void tellOthers(Session session, UpstreamEvent event) {
        if (event instanceof MessageChanged changed
                && changed.info().isAssistant()
                && changed.info().completed()) {
            spent.fire(new SessionSpent(session));
        }
        if (isStir(event)) {
            stirred.fire(new SessionStirred(session.id()));
        }
    }

    /** A session we did not open is ours when its parent is: the agent started a sub-agent. */
    private Uni<Optional<Session>> adopt(UpstreamEvent event) {
        return event instanceof SessionChanged changed
                ? adopt(changed.info())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<Session>> adopt(SessionInfo info) {
        var parent = info.parentID();
        if (parent == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sessions.find(parent)
                .chain(found -> found.map(ours -> pool.withTransaction(tx -> sessions.insertChild(tx, ours, info.id()))
                                .chain(() -> sessions.find(info.id())))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** That a session works is told many times in a run, and nobody waits for it. */
    private static boolean isStir(UpstreamEvent event) {
        return event instanceof RunFailed
                || (event instanceof StatusChanged changed
                        && (changed.status().isIdle() || changed.status().isRetry()));
    }

    private static @Nullable String removedBy(UpstreamEvent event) {
        return switch (event) {
            case MessageRemoved removed -> removed.messageId();
            case PartRemoved removed -> removed.partId();
            default -> null;
        };
    }

    private Uni<Void> reload(Session session, Connection connection) {
        var asked = clock.instant();
        return Snapshots.of(connection.client(), session)
                .chain(snapshot -> pool.withTransaction(tx -> recorder.completeMessages(tx, session.id())
                        .chain(complete -> recorder.openRequests(tx, session.id())
                                .map(open -> load(session, connection).load(snapshot, complete, open)))
                        .chain(step -> recorder.record(tx, session, step, asked))
                        .chain(() -> recorder.removeOthers(
                                tx,
                                session,
                                snapshot.messages().stream()
                                        .map(view -> view.info().id())
                                        .toList(),
                                asked))))
                .invoke(() -> stirred.fire(new SessionStirred(session.id())))
                .chain(() -> reloadChildren(session, connection));
    }

    private static Conversation load(Session session, Connection connection) {
        var fresh = new Conversation(session);
        connection.begin(session, fresh);
        return fresh;
    }

    private Uni<Void> reloadChildren(Session session, Connection connection) {
        return connection
                .client()
                .sessions()
                .children(session.directory(), session.id())
                .onFailure(OpenCodeException.Refused.class)
                .recoverWithItem(List.of()) // the session itself is gone
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(child -> adopt(child)
                        .chain(ours -> ours.map(found -> reload(found, connection))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .onItem()
                .ignoreAsUni();
    }

    private static Optional<String> sessionIdOf(UpstreamEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case SessionChanged e -> e.info().id();
                    case StatusChanged e -> e.sessionId();
                    case RunFailed e -> e.sessionId();
                    case MessageChanged e -> e.info().sessionId();
                    case MessageRemoved e -> e.sessionId();
                    case PartRemoved e -> e.sessionId();
                    case PartChanged e -> e.part().sessionId();
                    case PartGrown e -> e.sessionId();
                    case PermissionAsked e -> e.request().sessionId();
                    case PermissionReplied e -> e.sessionId();
                    case QuestionAsked e -> e.request().sessionId();
                    case QuestionReplied e -> e.sessionId();
                    case TodosChanged e -> e.sessionId();
                    case Connected e -> null;
                    case Noise e -> null;
                    case Unknown e -> null;
                });
    }
}
