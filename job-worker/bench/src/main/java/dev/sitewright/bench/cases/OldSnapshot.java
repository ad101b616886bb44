package dev.sitewright.bench.cases;

import dev.sitewright.bench.protocol.Load;
import dev.sitewright.bench.run.CpuUse;
import dev.sitewright.bench.run.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A steady load while another session holds an old snapshot, as a backup or a forgotten transaction does: nothing that the queue deletes
 * can be cleaned up, and queues that walk over the dead grow slower and slower.
 */
final class OldSnapshot implements BenchCase {
    private static final int PARTS = 10;
    private static final int BACKLOG = 2_000;
    private static final int BATCH = 200;

    private static final Metric RATE =
            Metric.throughput("old-snapshot", "steady load with an old snapshot held, whole run");
    private static final Metric LAST =
            Metric.throughput("old-snapshot-last-tenth", "steady load with an old snapshot held, last tenth");
    private static final Metric KEPT =
            new Metric("old-snapshot-kept", "steady load with an old snapshot held, last tenth of first", "%", true);

    @Override
    public String name() {
        return RATE.name();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(RATE, LAST, KEPT);
    }

    @Override
    public List<Measured> run(Turn turn) throws Exception {
        turn.clear();
        turn.start(Turn.USUAL);
        var before = turn.cpu();
        try (var snapshot = turn.holdSnapshot()) {
            var part = turn.sizes().steadySeconds() * 1_000L / PARTS;
            var load = turn.load(new Load(part * PARTS, BACKLOG, BATCH));
            var tenths = watch(turn, part);
            var cpu = turn.cpuSince(before);
            turn.awaitEnd(load.get().enqueued());
            turn.stop();
            snapshot.rollback();
            return measured(tenths, cpu);
        }
    }

    /** @return jobs per second, of each part in turn */
    private static List<Double> watch(Turn turn, long partMillis) {
        var rates = new ArrayList<Double>();
        var begin = System.nanoTime();
        var last = begin;
        var done = 0;
        for (int part = 1; part <= PARTS; part++) {
            Turn.pause(Math.max(0, part * partMillis - (System.nanoTime() - begin) / 1_000_000));
            var handled = turn.progress().handled();
            var now = System.nanoTime();
            rates.add((handled - done) * 1e9 / (now - last));
            done = handled;
            last = now;
        }
        return rates;
    }

    private static List<Measured> measured(List<Double> tenths, CpuUse cpu) {
        var mean = tenths.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        var detail = tenths.stream().map(rate -> String.format("%.0f", rate)).collect(Collectors.joining(" "));
        return List.of(
                new Measured(RATE, mean, cpu, "tenths: " + detail),
                Measured.of(LAST, tenths.getLast(), cpu),
                Measured.of(KEPT, 100 * tenths.getLast() / tenths.getFirst(), cpu));
    }
}
