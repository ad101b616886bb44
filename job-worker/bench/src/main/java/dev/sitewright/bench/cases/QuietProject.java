package dev.sitewright.bench.cases;

import dev.sitewright.bench.protocol.Work;
import dev.sitewright.bench.report.Numbers;
import dev.sitewright.bench.run.BenchFailure;
import dev.sitewright.bench.run.CpuUse;
import dev.sitewright.bench.run.Turn;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * How long the few jobs of a quiet project wait beside the large backlog of a loud one, whose jobs take 10 ms each. A job that has not
 * begun when the case ends counts with the time it had waited at most, so those figures are lower bounds.
 */
final class QuietProject implements BenchCase {
    private static final int LOUD_MS = 10;
    private static final int RATE = 10;
    private static final long GRACE_MS = 2_000;

    private static final Metric MEDIAN = Metric.latency("quiet-project-p50", "a quiet project beside a backlog, p50");
    private static final Metric SLOWEST = Metric.latency("quiet-project-p99", "a quiet project beside a backlog, p99");

    @Override
    public String name() {
        return "quiet-project";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(MEDIAN, SLOWEST);
    }

    @Override
    public List<Measured> run(Turn turn) throws SQLException {
        turn.clear();
        var backlog = turn.sizes().backlog();
        var count = turn.sizes().quiet();
        turn.enqueueMany(Work.of(backlog).of("loud").sleeping(LOUD_MS));
        turn.analyze();
        turn.start(Turn.USUAL);
        turn.await(Turn.CONCURRENCY, turn.sizes().patienceSeconds() * 1_000L);
        var before = turn.cpu();
        var begin = System.nanoTime();
        turn.ownProcess().pace(Work.of(count).startingAt(backlog).of("quiet").at(RATE));
        Turn.pause(GRACE_MS);
        var latencies = turn.latencies();
        var micros = (System.nanoTime() - begin) / 1_000;
        var cpu = turn.cpuSince(before);
        turn.stop();
        requireOnce(turn);
        return measured(withMissing(latencies, count, micros), count - latencies.length, cpu);
    }

    private static void requireOnce(Turn turn) {
        var progress = turn.progress();
        if (progress.handled() != progress.distinct()) {
            throw new BenchFailure((progress.handled() - progress.distinct()) + " jobs began twice");
        }
    }

    /** The jobs that did not begin are the last ones: each had waited for what was left of the time. */
    private static long[] withMissing(long[] latencies, int count, long micros) {
        var all = Arrays.copyOf(latencies, count);
        for (int n = latencies.length; n < count; n++) {
            all[n] = micros - n * 1_000_000L / RATE;
        }
        return all;
    }

    private static List<Measured> measured(long[] latencies, int missing, CpuUse cpu) {
        var detail = missing == 0 ? "" : missing + " of " + latencies.length + " had not begun at the end";
        return List.of(
                new Measured(MEDIAN, Numbers.percentile(latencies, 50) / 1_000, cpu, detail),
                new Measured(SLOWEST, Numbers.percentile(latencies, 99) / 1_000, cpu, detail));
    }
}
