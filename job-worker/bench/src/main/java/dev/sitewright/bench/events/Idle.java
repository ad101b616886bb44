package dev.sitewright.bench.events;

import dev.sitewright.bench.cases.Measured;
import dev.sitewright.bench.cases.Metric;
import java.util.List;

/** A crowd of readers to whom nothing is told; then one fact, to see that all are there. */
final class Idle implements StreamCase {
    private static final Metric BYTES =
            new Metric("idle-bytes", "Resident memory per idle reader, 5 000 of them", "bytes", false);
    private static final Metric WAKE =
            new Metric("idle-wake", "One fact to 5 000 idle readers, until the last has it", "ms", false);

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(BYTES, WAKE);
    }

    @Override
    public List<Measured> run(StreamServer server, StreamSizes sizes) throws Exception {
        server.head(0);
        var before = Memory.resident(server.process());
        var clocks = new Clocks(1);
        try (var all = Readers.open(server, sizes.crowd(), 1, null)) {
            var after = Memory.resident(server.process());
            var begin = System.nanoTime();
            server.tell(0, clocks.make(1, 0));
            all.awaitFacts(1);
            return List.of(
                    StreamCase.measured(BYTES, Math.max(0, after - before) / (double) sizes.crowd()),
                    StreamCase.measured(WAKE, (all.lastAt() - begin) / 1e6));
        }
    }
}
