package dev.sitewright.bench.events;

import dev.sitewright.bench.cases.Measured;
import dev.sitewright.bench.cases.Metric;
import java.util.List;

/** Facts of one stream come as fast as they can be told, to so many readers. */
record FanOut(int readers) implements StreamCase {
    private static final int MOST_FACTS = 5_000;
    private static final int BATCH = 100;

    @Override
    public String name() {
        return "fan-out-" + readers;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(name(), "Facts told to %,d readers".formatted(readers), "deliveries/s", true));
    }

    @Override
    public List<Measured> run(StreamServer server, StreamSizes sizes) throws Exception {
        var count = Math.clamp(sizes.deliveries() / readers, 20, MOST_FACTS);
        var clocks = new Clocks(count);
        try (var all = Readers.open(server, readers, 1, null)) {
            var begin = System.nanoTime();
            for (int told = 0; told < count; told += BATCH) {
                server.tell(0, clocks.make(Math.min(BATCH, count - told), 0));
            }
            all.awaitFacts(count);
            var seconds = (all.lastAt() - begin) / 1e9;
            return List.of(StreamCase.measured(metrics().getFirst(), (double) count * readers / seconds));
        }
    }
}
