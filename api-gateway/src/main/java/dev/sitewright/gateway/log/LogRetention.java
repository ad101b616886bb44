package dev.sitewright.gateway.log;

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

/** Lets months of the log go that are old enough. Streams say from then on that they begin later; readers from before are told so. */
@ApplicationScoped
class LogRetention {
    private static final Logger LOG = Logger.getLogger(LogRetention.class);

    /** A fact comes again within seconds, by a relay that was killed; or as long as Kafka keeps it (a week), by a cluster that was replaced. */
    private static final int SEEN_MONTHS = 2;

    private final Months months;
    private final Settings settings;
    private final Clock clock;
    private final Pump pump;

    LogRetention(Vertx vertx, Months months, Settings settings, LogConfig config, Clock clock) {
        this.months = months;
        this.settings = settings;
        this.clock = clock;
        this.pump = new Pump(vertx, "event log retention", config.forgetting(), this::step);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    Uni<Boolean> step() {
        return months.drop(monthsAgo(settings.valueOf(LogSettings.KEEP_MONTHS)), monthsAgo(SEEN_MONTHS))
                .invoke(LogRetention::tell)
                .replaceWith(false);
    }

    private Instant monthsAgo(int count) {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
                .minusMonths(count)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static void tell(int gone) {
        if (gone > 0) {
            LOG.infof("%d months of events were old enough and are gone", gone);
        }
    }
}
