package dev.sitewright.bench.cases;

import dev.sitewright.bench.run.Turn;
import java.sql.SQLException;
import java.util.List;

/** How many statements a worker sends while there is nothing to do. */
final class Idle implements BenchCase {
    private static final long SETTLE_MS = 1_500;
    private static final Metric METRIC = new Metric("idle", "idle worker, one process", "statements/s", false);

    @Override
    public String name() {
        return METRIC.name();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(METRIC);
    }

    @Override
    public List<Measured> run(Turn turn) throws SQLException {
        turn.clear();
        turn.start(Turn.USUAL);
        Turn.pause(SETTLE_MS);
        var before = turn.cpu();
        try (var count = turn.countStatements()) {
            var seconds = turn.sizes().idleSeconds();
            Turn.pause(seconds * 1_000L);
            var rate = count.now() / (double) seconds;
            var cpu = turn.cpuSince(before);
            turn.stop();
            return List.of(Measured.of(METRIC, rate, cpu));
        }
    }
}
