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

    /** Facts until the connections of those who do not read have taken what they can hold: until then, they are readers like others. */
    private static final int FILLED_AFTER = 800;

    private static final Metric ALONE =
            new Metric("stalled-none-p99", "From a fact of 8 KB to 50 who read, nobody else there, p99", "ms", false);
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
        return List.of(ALONE, P99, MEMORY);
    }

    @Override
    public List<Measured> run(StreamServer server, StreamSizes sizes) throws Exception {
        var without = figures(server, sizes, 0);
        var with = figures(server, sizes, STALLED);
        return List.of(
                StreamCase.measured(ALONE, without.p99()),
                StreamCase.measured(P99, with.p99()),
                StreamCase.measured(MEMORY, Math.max(0, with.memory() - without.memory())));
    }

    /** Milliseconds, and mebibytes. */
    private record Figures(double p99, double memory) {}

    private static Figures figures(StreamServer server, StreamSizes sizes, int stalled) throws Exception {
        var count = sizes.stallSeconds() * PER_SECOND;
        var before = Memory.resident(server.process());
        try (var filling = Readers.open(server, READERS, 1, null)) {
            filling.addStalled(server, stalled);
            tell(server, new Clocks(FILLED_AFTER), FILLED_AFTER);
            filling.awaitFacts(FILLED_AFTER);
            filling.closeAllButStalled();
            var clocks = new Clocks(count);
            try (var all = Readers.open(server, READERS, 1, clocks)) {
                tell(server, clocks, count);
                all.awaitFacts(count);
                var after = Memory.resident(server.process());
                return new Figures(Numbers.percentile(all.latencies(), 99) / 1e6, (after - before) / 1048576.0);
            }
        }
    }

    private static void tell(StreamServer server, Clocks clocks, int count) throws Exception {
        var begin = System.nanoTime();
        for (int number = 0; number < count; number++) {
            LockSupport.parkNanos(begin + (long) (1e9 * number / PER_SECOND) - System.nanoTime());
            server.tell(0, clocks.make(1, SIZE));
            clocks.told(1);
        }
    }
}
