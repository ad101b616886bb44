package dev.sitewright.bench.events;

import dev.sitewright.bench.cases.Measured;
import dev.sitewright.bench.cases.Metric;
import dev.sitewright.bench.report.Numbers;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Readers that read nothing, among others that do: large facts come at a steady pace. */
final class Stalled implements StreamCase {
    private static final int READERS = 50;
    private static final int STALLED = 50;
    private static final int PER_SECOND = 100;
    private static final int SIZE = 8_000;
    private static final Metric P99 =
            new Metric("stalled-p99", "From a fact to those who read, beside 50 who do not, p99", "ms", false);
    private static final Metric MEMORY =
            new Metric("stalled-memory", "Memory that 50 who do not read hold back", "MiB", false);

    @Override
    public String name() {
        return "stalled";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(P99, MEMORY);
    }

    @Override
    public List<Measured> run(StreamServer server, StreamSizes sizes) throws Exception {
        var without = memory(server, sizes, 0).getLast().value();
        var with = memory(server, sizes, STALLED);
        return List.of(
                with.getFirst(),
                StreamCase.measured(MEMORY, Math.max(0, with.getLast().value() - without)));
    }

    private static List<Measured> memory(StreamServer server, StreamSizes sizes, int stalled) throws Exception {
        var count = sizes.stallSeconds() * PER_SECOND;
        var clocks = new Clocks(count);
        try (var all = Readers.open(server, READERS, 1, clocks)) {
            all.addStalled(server, stalled);
            var before = Memory.resident(server.process());
            var begin = System.nanoTime();
            for (int number = 0; number < count; number++) {
                LockSupport.parkNanos(begin + (long) (1e9 * number / PER_SECOND) - System.nanoTime());
                server.tell(0, clocks.make(1, SIZE));
                clocks.told(1);
            }
            all.awaitFacts(count);
            var after = Memory.resident(server.process());
            return List.of(
                    StreamCase.measured(P99, Numbers.percentile(all.latencies(), 99) / 1e6),
                    StreamCase.measured(MEMORY, (after - before) / 1048576.0));
        }
    }
}
