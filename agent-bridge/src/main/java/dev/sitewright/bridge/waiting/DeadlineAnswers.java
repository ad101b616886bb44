package dev.sitewright.bridge.waiting;

import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.record.Recorder;
import dev.sitewright.bridge.record.Request;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Answers requests at their deadline with what was stored for that case. The answer itself is told when OpenCode confirms it. */
@ApplicationScoped
class DeadlineAnswers {
    private static final Logger LOG = Logger.getLogger(DeadlineAnswers.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Recorder recorder;
    private final Sessions sessions;
    private final OpenCodeServers servers;
    private final Pool pool;
    private final Clock clock;
    private final Pump pump;

    DeadlineAnswers(
            Vertx vertx, Recorder recorder, Sessions sessions, OpenCodeServers servers, Pool pool, Clock clock) {
        this.recorder = recorder;
        this.sessions = sessions;
        this.servers = servers;
        this.pool = pool;
        this.clock = clock;
        this.pump = new Pump(vertx, "deadlines", INTERVAL, this::answerDue);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    private Uni<Boolean> answerDue() {
        return recorder.dueRequests(pool, clock.instant())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(request ->
                        sessions.find(request.sessionId()).chain(session -> answer(request, session.orElseThrow())))
                .onItem()
                .ignoreAsUni()
                .replaceWith(false);
    }

    private Uni<Void> answer(Request request, Session session) {
        return servers.of(session.projectId())
                .map(running -> answer(request, session, running.client()))
                .orElseGet(() -> Uni.createFrom().voidItem()); // it waits until one answers
    }

    private Uni<Void> answer(Request request, Session session, OpenCodeClient client) {
        LOG.infof("Nobody answered %s %s in time: its default is given", request.kind(), request.id());
        return give(request, session, client)
                .chain(waited ->
                        waited ? recorder.defaultGiven(pool, request, clock.instant()) : close(request, session));
    }

    private static Uni<Boolean> give(Request request, Session session, OpenCodeClient client) {
        var fallback = OpenCodeJson.parse(request.fallback());
        if (Request.QUESTION.equals(request.kind()) && fallback.isEmpty()) {
            return client.requests().reject(session.directory(), request.id());
        }
        return Request.QUESTION.equals(request.kind())
                ? client.requests()
                        .answer(
                                session.directory(),
                                request.id(),
                                List.of(OpenCodeJson.to(String[][].class, fallback)).stream()
                                        .map(List::of)
                                        .toList())
                : client.requests()
                        .reply(
                                session.directory(),
                                request.id(),
                                fallback.path(0).asText());
    }

    /** OpenCode no longer waits for it, and how it ended went unheard. */
    private Uni<Void> close(Request request, Session session) {
        return pool.withTransaction(tx -> recorder.close(tx, session, request, clock.instant()));
    }
}
