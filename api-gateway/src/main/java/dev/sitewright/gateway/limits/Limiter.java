package dev.sitewright.gateway.limits;

import dev.sitewright.gateway.settings.Settings;
import dev.sitewright.platform.loop.Pump;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Counts calls, mostly out of what this process has taken for its callers. */
@ApplicationScoped
class Limiter {
    private static final Logger LOG = Logger.getLogger(Limiter.class);
    private static final int MOST_LEASES = 100_000; // about 20 MB; beyond it all are given up

    private final LimitStore store;
    private final Settings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Pump pump;
    private final Map<String, Lease> leases = new ConcurrentHashMap<>();

    Limiter(Vertx vertx, LimitStore store, Settings settings, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        this.pump = new Pump(vertx, "limits", Window.LENGTH, this::forget);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /**
     * Counts a call.
     *
     * @return what is said of it; when the database cannot be asked, calls that make no costs are let through, and others fail as it failed
     */
    Uni<Counting> count(Subject subject, CallClass type) {
        var now = clock.instant();
        var limit = settings.valueOf(LimitSettings.of(subject.kind(), type));
        var lease = leases.computeIfAbsent(subject.counter(type), counter -> new Lease());
        return lease.decide(now, limit)
                .map(verdict -> Uni.createFrom().item(verdict))
                .orElseGet(() -> take(subject, type, limit, lease, now))
                .invoke(verdict -> note(type, subject, verdict))
                .map(verdict -> new Counting(subject.policy(type), limit, verdict, now));
    }

    private Uni<Verdict> take(Subject subject, CallClass type, int limit, Lease lease, Instant now) {
        var taken =
                store.take(subject.counter(type), limit, lease.wanted(now), now).map(done -> lease.take(done, now));
        return type.isCostly() ? taken : taken.onFailure().recoverWithItem(failure -> letThrough(limit, now, failure));
    }

    private Verdict letThrough(int limit, Instant now, Throwable failure) {
        LOG.debugf("A call goes uncounted: %s", failure);
        meters.counter("sitewright.limits.uncounted").increment();
        return new Verdict(true, limit, now);
    }

    private void note(CallClass type, Subject subject, Verdict verdict) {
        if (!verdict.allowed()) {
            meters.counter(
                            "sitewright.limits.refused",
                            "class",
                            type.wireName(),
                            "caller",
                            subject.kind().wireName())
                    .increment();
        }
    }

    private Uni<Boolean> forget() {
        var now = clock.instant();
        leases.values().removeIf(lease -> lease.isOver(now));
        if (leases.size() > MOST_LEASES) {
            leases.clear();
        }
        return store.forget(now).replaceWith(false);
    }
}
