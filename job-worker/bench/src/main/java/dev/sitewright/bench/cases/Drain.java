package dev.sitewright.bench.cases;

import dev.sitewright.bench.protocol.Work;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.bench.run.Turn;
import java.sql.SQLException;
import java.util.List;

/** A backlog of jobs that do nothing, worked off: from the start of the first until the last is done in the database. */
final class Drain implements BenchCase {
    private final Metric metric;
    private final WorkerOptions options;

    private Drain(Metric metric, WorkerOptions options) {
        this.metric = metric;
        this.options = options;
    }

    static Drain usual() {
        return new Drain(Metric.throughput("drain", "drain no-op jobs, concurrency 24"), Turn.USUAL);
    }

    static Drain withoutPrefetch() {
        return new Drain(
                Metric.throughput("drain-no-prefetch", "drain no-op jobs, concurrency 24, none claimed ahead"),
                new WorkerOptions(Turn.CONCURRENCY, false, 0));
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(metric);
    }

    @Override
    public List<Measured> run(Turn turn) throws SQLException {
        return List.of(run(turn, metric, Work.of(turn.sizes().drain()), options));
    }

    static Measured run(Turn turn, Metric metric, Work work, WorkerOptions options) throws SQLException {
        turn.clear();
        turn.enqueueMany(work);
        turn.analyze();
        var before = turn.cpu();
        turn.start(options);
        var micros = turn.awaitEnd(work.count());
        var cpu = turn.cpuSince(before);
        turn.stop();
        return Measured.of(metric, work.count() * 1e6 / micros, cpu);
    }
}
