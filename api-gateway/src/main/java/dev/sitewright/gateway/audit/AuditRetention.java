package dev.sitewright.gateway.audit;

import dev.sitewright.gateway.settings.Settings;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Lets months go that are old enough, whole. */
@ApplicationScoped
class AuditRetention {
    private static final Logger LOG = Logger.getLogger(AuditRetention.class);

    private final AuditStore store;
    private final Settings settings;
    private final Clock clock;
    private final Pump pump;

    AuditRetention(Vertx vertx, AuditStore store, Settings settings, AuditConfig config, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.pump = new Pump(vertx, "audit retention", config.forgetting(), this::step);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    Uni<Boolean> step() {
        return store.forgetBefore(oldestKept()).invoke(AuditRetention::tell).replaceWith(false);
    }

    private Instant oldestKept() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
                .minusMonths(settings.valueOf(AuditSettings.KEEP_MONTHS))
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static void tell(int gone) {
        if (gone > 0) {
            LOG.infof("%d months of the audit log were old enough and are gone", gone);
        }
    }
}
