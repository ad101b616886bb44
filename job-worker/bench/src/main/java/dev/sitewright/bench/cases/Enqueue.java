package dev.sitewright.bench.cases;

import dev.sitewright.bench.protocol.Monotonic;
import dev.sitewright.bench.protocol.Work;
import dev.sitewright.bench.run.BenchFailure;
import dev.sitewright.bench.run.Turn;
import java.sql.SQLException;
import java.util.List;

/** Jobs enqueued while no worker runs, each caller waiting until what it handed over is on disk. */
final class Enqueue implements BenchCase {
    private static final int BATCH = 1_000;

    private final Metric metric;
    private final boolean isBatch;

    private Enqueue(Metric metric, boolean isBatch) {
        this.metric = metric;
        this.isBatch = isBatch;
    }

    static Enqueue single() {
        return new Enqueue(Metric.throughput("enqueue-single", "enqueue one by one, durably, 24 callers"), false);
    }

    static Enqueue batch() {
        return new Enqueue(Metric.throughput("enqueue-batch", "enqueue batches of 1000, one caller"), true);
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
        turn.clear();
        var count = isBatch ? turn.sizes().batches() * BATCH : turn.sizes().single();
        var cpu = turn.cpu();
        var begin = Monotonic.micros();
        if (isBatch) {
            turn.enqueueMany(Work.of(count).inBatchesOf(BATCH));
        } else {
            turn.ownProcess().enqueueEach(Work.of(count).by(Turn.CONCURRENCY));
        }
        var micros = Monotonic.micros() - begin;
        if (turn.left() != count) {
            throw new BenchFailure(turn.left() + " of " + count + " jobs are in the database");
        }
        return List.of(Measured.of(metric, count * 1e6 / micros, turn.cpuSince(cpu)));
    }
}
