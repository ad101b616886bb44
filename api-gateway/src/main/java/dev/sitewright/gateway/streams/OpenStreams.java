package dev.sitewright.gateway.streams;

import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.settings.Settings;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.loop.Pump;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.stream.Connection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Counts open streams, and ends those whose credential has ended. Those of this process are noted here, so that only they are said to be
 * open again.
 */
@ApplicationScoped
class OpenStreams {
    private static final Logger LOG = Logger.getLogger(OpenStreams.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String OPEN = "select stream_open($1, $2, $3, $4, $5)";
    private static final String RENEW = "update open_stream set expires_at = $2 where id = any($1)";
    private static final String CLOSE = "delete from open_stream where id = $1";
    private static final String FORGET = "delete from open_stream where expires_at <= $1";

    private final Pool pool;
    private final Settings settings;
    private final Clock clock;
    private final OpenStreamsConfig config;
    private final Pump pump;
    private final Pump checks;
    private final StandingCredentials standing;
    private final Map<String, Opened> own = new ConcurrentHashMap<>();

    OpenStreams(
            Vertx vertx,
            Pool pool,
            Settings settings,
            StandingCredentials standing,
            Clock clock,
            OpenStreamsConfig config) {
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
        this.config = config;
        this.pump = new Pump(vertx, "open streams", config.renewal(), this::renew);
        this.checks = new Pump(vertx, "credentials of streams", config.check(), this::check);
        this.standing = standing;
    }

    /** A stream of this process: by what it was opened, and how it is ended. */
    private record Opened(Credential credential, Connection connection) {}

    void start(@Observes StartupEvent event) {
        pump.start();
        checks.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
        checks.stop();
    }

    /**
     * Counts a stream that begins.
     *
     * @return what to {@link #close} when it ends; fails with {@link ProblemType#TOO_MANY_STREAMS}. When the database cannot be asked the
     *     stream is let through: it needs the database itself before it shows anything
     */
    Uni<String> open(SignedIn person, Connection connection) {
        var id = Ids.next("str");
        var now = clock.instant();
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(id, person.userId(), settings.valueOf(StreamSettings.MOST), at(now), at(until(now))))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .onFailure()
                .invoke(failure -> LOG.debugf("A stream goes uncounted: %s", failure))
                .onFailure()
                .recoverWithItem(true)
                .invoke(OpenStreams::refuseUnless)
                .invoke(() -> own.put(id, new Opened(person.credential(), connection)))
                .replaceWith(id);
    }

    /** Counts a stream no more. When the database cannot be told, its row runs out. */
    void close(String id) {
        if (own.remove(id) != null) {
            pool.preparedQuery(CLOSE)
                    .execute(Tuple.of(id))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("A stream's row runs out by itself: %s", failure));
        }
    }

    Uni<Boolean> renew() {
        var now = clock.instant();
        var ids = own.keySet().toArray(String[]::new);
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(ids, at(until(now))))
                .chain(() -> pool.preparedQuery(FORGET).execute(Tuple.of(at(now))))
                .replaceWith(false);
    }

    /** Cuts off whose credential has ended: when they come again, they are told what is wrong with it. */
    Uni<Boolean> check() {
        var seen = Map.copyOf(own);
        var credentials = seen.values().stream().map(Opened::credential).collect(Collectors.toSet());
        return seen.isEmpty()
                ? Uni.createFrom().item(false)
                : standing.among(credentials)
                        .invoke(good -> seen.values().stream()
                                .filter(stream -> !good.contains(stream.credential()))
                                .map(Opened::connection)
                                .forEach(connection -> connection.executor().execute(connection::cutOff)))
                        .replaceWith(false);
    }

    private static void refuseUnless(boolean free) {
        if (!free) {
            throw new ProblemException(Problem.of(ProblemType.TOO_MANY_STREAMS).retryAfter(SOON));
        }
    }

    private Instant until(Instant now) {
        return now.plus(config.lease());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
