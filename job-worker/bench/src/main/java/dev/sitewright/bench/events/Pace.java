package dev.sitewright.bench.events;

import dev.sitewright.bench.cases.Measured;
import dev.sitewright.bench.cases.Metric;
import dev.sitewright.bench.report.Numbers;
import dev.sitewright.bench.run.CpuUse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Facts come at a steady pace, one transaction each.
 *
 * @param name as in the report
 * @param streams of how many streams the facts are, in turn
 * @param readers how many there are of all streams together
 * @param perSecond how many facts a second
 */
record Pace(String name, int streams, int readers, int perSecond) implements StreamCase {
    /** What is wanted at p99. */
    private static final Duration LATE = Duration.ofMillis(50);

    @Override
    public List<Metric> metrics() {
        var title = "From the commit of a fact to its reader: %d facts/s, %d readers of %s"
                .formatted(perSecond, readers, streams == 1 ? "one stream" : streams + " streams");
        return List.of(
                new Metric(name + "-p50", title + ", p50", "ms", false),
                new Metric(name + "-p99", title + ", p99", "ms", false));
    }

    @Override
    public List<Measured> run(StreamServer server, StreamSizes sizes) throws Exception {
        var count = sizes.paceSeconds() * perSecond;
        var clocks = new Clocks(count);
        try (var all = Readers.open(server, readers, streams, clocks)) {
            tell(server, clocks, count);
            all.awaitFacts(count / streams);
            var latencies = all.latencies();
            return List.of(
                    StreamCase.measured(metrics().getFirst(), Numbers.percentile(latencies, 50) / 1e6),
                    new Measured(
                            metrics().getLast(),
                            Numbers.percentile(latencies, 99) / 1e6,
                            CpuUse.UNKNOWN,
                            late(clocks)));
        }
    }

    /** Does so with a new server and measures nothing. */
    void warmUp(StreamServer server, StreamSizes sizes) throws Exception {
        var count = sizes.warmUpSeconds() * perSecond;
        try (var all = Readers.open(server, readers, streams, null)) {
            tell(server, new Clocks(count), count);
            all.awaitFacts(count / streams);
        }
    }

    /** One stall, or many small ones? */
    private static String late(Clocks clocks) {
        var moments = clocks.lateMoments(LATE);
        var text = "%d moments with facts later than %d ms".formatted(moments.size(), LATE.toMillis());
        return moments.stream()
                .max(Comparator.comparing(Clocks.Moment::length))
                .map(longest -> "%s, the longest %d ms, after %d ms"
                        .formatted(
                                text,
                                longest.length().toMillis(),
                                longest.begin().toMillis()))
                .orElse(text);
    }

    private void tell(StreamServer server, Clocks clocks, int count) throws Exception {
        var begin = System.nanoTime();
        for (int number = 0; number < count; number++) {
            var due = begin + (long) (1e9 * number / perSecond);
            LockSupport.parkNanos(due - System.nanoTime());
            server.tell(number % streams, clocks.make(1, 0));
            clocks.told(1);
        }
    }
}
