package dev.sitewright.bench.driver;

import dev.sitewright.bench.peers.DbSchedulerQueue;
import dev.sitewright.bench.peers.JobRunrQueue;
import dev.sitewright.bench.peers.RawSql;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The process of one Java system. Ends when its standard input does. */
public final class DriverMain {
    private static final Map<String, Supplier<QueueDriver>> SYSTEMS = Map.of(
            "raw-sql", RawSql::new,
            "db-scheduler", DbSchedulerQueue::new,
            "jobrunr", JobRunrQueue::new);

    private DriverMain() {}

    public static void main(String[] args) throws IOException {
        DriverLoop.serve(
                Objects.requireNonNull(SYSTEMS.get(args[0]), "unknown system").get());
        System.exit(0); // libraries leave threads behind
    }
}
