package dev.sitewright.gateway.signing;

import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** This replica's view of the keys. It is at most one reload old, and looks again for a key that it does not know. */
@ApplicationScoped
public class SigningKeys {
    /** So that tokens with made-up keys do not become questions to the database. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final SigningKeyStore store;
    private final Clock clock;
    private final SigningConfig config;
    private final Pump pump;
    private volatile Seen seen = new Seen(Ring.EMPTY, Instant.EPOCH);

    SigningKeys(Vertx vertx, SigningKeyStore store, Clock clock, SigningConfig config) {
        if (config.lead().compareTo(config.reload().multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "sitewright.signing-keys.lead is too short for every replica to see a key before it signs");
        }
        this.store = store;
        this.clock = clock;
        this.config = config;
        this.pump = new Pump(vertx, "signing keys", config.reload(), this::step);
    }

    /** What was there at a time. */
    private record Seen(Ring ring, Instant at) {}

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** Looks at the keys, and makes one when its time has come. */
    Uni<Boolean> step() {
        var now = clock.instant();
        return store.load()
                .chain(ring -> needsWork(ring, now)
                        ? store.rotate(false)
                        : Uni.createFrom().item(ring))
                .invoke(ring -> seen = new Seen(ring, now))
                .replaceWith(false);
    }

    private boolean needsWork(Ring ring, Instant now) {
        return ring.nextFrom(now, config, false).isPresent()
                || ring.keys().size() > ring.published(now).size();
    }

    /** Has another key take over soon, however young the present one is. @return the published keys */
    Uni<List<SigningKey>> rotate() {
        return store.rotate(true)
                .invoke(ring -> seen = new Seen(ring, clock.instant()))
                .map(ring -> ring.published(clock.instant()));
    }

    /** @return the key that signs now */
    public Uni<SigningKey> signer() {
        return Uni.createFrom()
                .item(() -> seen.ring().signer(clock.instant()))
                .chain(known -> known.map(key -> Uni.createFrom().item(key))
                        .orElseGet(() -> step().map(done ->
                                seen.ring().signer(clock.instant()).orElseThrow())));
    }

    /** @return the key of this id, when what it signed may still be good */
    public Uni<Optional<SigningKey>> published(String id) {
        var now = clock.instant();
        var before = seen;
        var known = before.ring().published(id, now);
        return known.isPresent() || Duration.between(before.at(), now).compareTo(BETWEEN_LOOKS) < 0
                ? Uni.createFrom().item(known)
                : step().map(done -> seen.ring().published(id, now));
    }

    /** @return every key that somebody may need to verify a token, now or soon */
    public Uni<List<SigningKey>> published() {
        return signer().map(signs -> seen.ring().published(clock.instant()));
    }
}
