package dev.sitewright.bridge.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.SignedIn;
import dev.sitewright.bridge.opencode.OpenCodeException;
import dev.sitewright.bridge.server.SideServer;
import dev.sitewright.bridge.server.SideServers;
import dev.sitewright.bridge.signin.SignIns.End;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.loop.Beside;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that are open, each with its OpenCode. Exchanges codes, waits for providers, keeps what comes of it, and ends what is over by
 * time. Nothing of a code or a token is logged.
 */
@ApplicationScoped
class Desks {
    private static final Logger LOG = Logger.getLogger(Desks.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000; // fewer may be open

    /** How long an exchange of a code may take. */
    private static final Duration EXCHANGE = Duration.ofSeconds(25);

    private final SignIns signIns;
    private final SignedIn signedIn;
    private final SideServers servers;
    private final SignInConfig config;
    private final Pool pool;
    private final Pump pump;
    private final Beside work;
    private final Map<String, Desk> open = new ConcurrentHashMap<>();
    private final Map<String, String> beginning = new ConcurrentHashMap<>(); // whose attempts are about to be open
    private final Instant started;
    private volatile boolean begun;

    Desks(Vertx vertx, SignIns signIns, SignedIn signedIn, SideServers servers, SignInConfig config, Pool pool) {
        this.signIns = signIns;
        this.signedIn = signedIn;
        this.servers = servers;
        this.config = config;
        this.pool = pool;
        this.started = signIns.now();
        this.pump = new Pump(vertx, "sign-ins", INTERVAL, this::look);
        this.work = new Beside("sign-ins", AT_ONCE, () -> {});
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
        work.stop();
    }

    /** Keeps a place for an attempt until it is {@link #open opened} or {@link #release released}. @return whether there is one */
    synchronized boolean reserve(String id, String ownerId) {
        var owners = Stream.concat(
                        beginning.values().stream(),
                        open.values().stream().map(desk -> desk.signIn().ownerId()))
                .toList();
        if (owners.size() >= config.most() || Collections.frequency(owners, ownerId) >= config.mostOfOne()) {
            return false;
        }
        beginning.put(id, ownerId);
        return true;
    }

    /** Gives the place of an attempt back that does not begin. */
    void release(String id) {
        beginning.remove(id);
    }

    /** Takes an attempt that was stored; one of whose end the provider tells is waited for from now on. */
    void open(SignIn signIn, SideServer server, Origin origin) {
        var desk = new Desk(signIn, server);
        open.put(signIn.id(), desk); // for a moment it counts twice, never not at all
        release(signIn.id());
        if (signIn.isAuto() && desk.take()) {
            var left = Duration.between(signIns.now(), signIn.expiresAt());
            work.begin(signIn.id(), () -> finish(desk, origin, null, left));
        }
    }

    /** @return the desk of an attempt that nobody has begun to finish; empty when there is none */
    Optional<Desk> take(String id) {
        return Optional.ofNullable(open.get(id)).filter(Desk::take);
    }

    /** Exchanges a code; whatever comes of it is the end of the attempt. */
    Uni<Void> finish(Desk desk, Origin origin, String code) {
        return finish(desk, origin, code, EXCHANGE);
    }

    /** Lets go of an attempt that has ended. */
    void close(String id) {
        var desk = open.remove(id);
        if (desk != null) {
            work.begin(id + " end", () -> servers.end(desk.server()));
        }
    }

    private Uni<Void> finish(Desk desk, Origin origin, @Nullable String code, Duration patience) {
        var signIn = desk.signIn();
        return desk.credential(code, patience)
                .chain(credential -> keep(signIn, origin, credential))
                .onFailure()
                .recoverWithUni(failure -> fail(signIn, failure))
                .eventually(() -> close(signIn.id()));
    }

    /** In one transaction: the attempt ends with the connection, or there is none. */
    private Uni<Void> keep(SignIn signIn, Origin origin, JsonNode credential) {
        return pool.withTransaction(tx -> signedIn.keep(
                        tx, origin, signIn.scopeId(), signIn.provider(), signIn.label(), credential)
                .chain(connection -> signIns.end(tx, signIn.id(), End.finished(connection)))
                .invoke(waited -> {
                    if (!waited) {
                        throw new IllegalStateException("it was cancelled meanwhile");
                    }
                })
                .replaceWithVoid());
    }

    private Uni<Void> fail(SignIn signIn, Throwable failure) {
        LOG.infof(
                "Signing in to %s came to nothing: %s",
                signIn.provider(), failure.getClass().getSimpleName());
        return signIns.end(signIn.id(), End.failed(reasonOf(failure))).replaceWithVoid();
    }

    private static String reasonOf(Throwable failure) {
        return switch (failure) {
            case OpenCodeException.Refused refused -> "refused";
            case OpenCodeException.Unreachable gone -> "network";
            default -> "interrupted";
        };
    }

    /** Ends what is over by time, and at first what an earlier service had open. */
    private Uni<Boolean> look() {
        return (begun ? Uni.createFrom().voidItem() : signIns.interrupt(started).invoke(() -> begun = true))
                .chain(signIns::due)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> signIns.end(one.id(), End.EXPIRED).invoke(() -> close(one.id())))
                .onItem()
                .ignoreAsUni()
                .chain(() -> signIns.forget(config.kept()))
                .replaceWith(false);
    }
}
