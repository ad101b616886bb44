package dev.sitewright.gateway.monitor;

import dev.sitewright.gateway.status.Neighbours;
import dev.sitewright.platform.stream.EventFollower;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/** Looks at the installation, once for all who watch. */
@ApplicationScoped
class Monitor {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LOG = """
            select (select count(*) from log_stream) as streams,
                   (select coalesce(sum(head), 0)::bigint from log_stream) as facts,
                   (select count(*) from open_stream where expires_at > $1) as readers,
                   (select count(*) from outbox) as waiting
            """;

    private final Pool pool;
    private final Neighbours neighbours;
    private final EventFollower follower;
    private final Clock clock;
    private final Multi<Sample> samples;
    private final BroadcastProcessor<Optional<Sample>> end = BroadcastProcessor.create(); // nothing: it is over

    Monitor(Pool pool, Neighbours neighbours, EventFollower follower, Clock clock, MonitorConfig config) {
        this.pool = pool;
        this.neighbours = neighbours;
        this.follower = follower;
        this.clock = clock;
        this.samples = Multi.createFrom()
                .ticks()
                .every(config.every())
                .onOverflow()
                .drop()
                .onItem()
                .transformToMultiAndConcatenate(tick -> seen())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** @return a sample at once, and then one again and again until the process is about to end; who is slow misses some */
    Multi<Sample> watch() {
        var shown = Multi.createBy()
                .concatenating()
                .streams(look().toMulti(), samples.onOverflow().dropPreviousItems())
                .map(Optional::of);
        return Multi.createBy()
                .merging()
                .streams(shown, end)
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    /** @return how it does now; fails when the database does not answer */
    Uni<Sample> look() {
        return Uni.combine()
                .all()
                .unis(log(), neighbours.look())
                .asTuple()
                .map(both -> new Sample(
                        clock.instant(),
                        gateway(),
                        both.getItem1(),
                        both.getItem2().services()));
    }

    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        end.onNext(Optional.empty());
    }

    /** @return a sample; none when the database does not answer */
    private Multi<Sample> seen() {
        return look().toMulti().onFailure().recoverWithCompletion();
    }

    private Uni<Sample.Log> log() {
        return pool.preparedQuery(LOG)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> log(rows.iterator().next()));
    }

    private static Sample.Log log(Row row) {
        return new Sample.Log(
                row.getLong("streams"), row.getLong("facts"), row.getLong("readers"), row.getLong("waiting"));
    }

    private Sample.Gateway gateway() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        var uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        var used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return new Sample.Gateway(
                uptime.toSeconds(),
                Math.round(100.0 * used.toMillis() / uptime.toMillis()) / 100.0,
                heap.getUsed(),
                heap.getMax(),
                follower.streams());
    }
}
