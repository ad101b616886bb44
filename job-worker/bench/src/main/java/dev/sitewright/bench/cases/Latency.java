package dev.sitewright.bench.cases;

import dev.sitewright.bench.protocol.Work;
import dev.sitewright.bench.report.Numbers;
import dev.sitewright.bench.run.Enqueuer;
import dev.sitewright.bench.run.Turn;
import java.sql.SQLException;
import java.util.List;

/** The time from the wish for a job until its handler begins, at 50 jobs a second with all workers free. */
final class Latency implements BenchCase {
    private static final int RATE = 50;

    private final String name;
    private final Metric median;
    private final Metric slowest;
    private final boolean isAcross;

    private Latency(String name, String where, boolean isAcross) {
        this.name = name;
        this.median = Metric.latency(name + "-p50", "enqueue to start at 50/s, " + where + ", p50");
        this.slowest = Metric.latency(name + "-p99", "enqueue to start at 50/s, " + where + ", p99");
        this.isAcross = isAcross;
    }

    static Latency across() {
        return new Latency("latency-across", "from another process", true);
    }

    static Latency inProcess() {
        return new Latency("latency-in-process", "in the worker's process", false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(median, slowest);
    }

    @Override
    public List<Measured> run(Turn turn) throws SQLException {
        turn.clear();
        var enqueuer = isAcross ? turn.otherProcess() : turn.ownProcess();
        var count = turn.sizes().paced();
        turn.start(Turn.USUAL);
        var earlier = warmUp(turn, enqueuer, count);
        turn.forget();
        var before = turn.cpu();
        enqueuer.pace(Work.of(count).at(RATE));
        turn.awaitEnd(count, earlier);
        var cpu = turn.cpuSince(before);
        var latencies = turn.latencies();
        turn.stop();
        return List.of(
                Measured.of(median, Numbers.percentile(latencies, 50) / 1_000, cpu),
                Measured.of(slowest, Numbers.percentile(latencies, 99) / 1_000, cpu));
    }

    /**
     * The first jobs of a process are slow everywhere, and do not count; their numbers follow those of the others. The other process is as
     * new as no user's is, so it enqueues at this pace for as long as every system was warmed up.
     */
    private static int warmUp(Turn turn, Enqueuer enqueuer, int count) throws SQLException {
        var single = turn.sizes().warmUp() / 2;
        var paced = RATE * turn.sizes().warmUpSeconds();
        enqueuer.enqueueEach(Work.of(single).startingAt(count).by(Turn.CONCURRENCY));
        enqueuer.pace(Work.of(paced).startingAt(count + single).at(RATE));
        turn.awaitEnd(single + paced);
        return single + paced;
    }
}
