package dev.sitewright.bench.events;

import dev.sitewright.bench.cases.Measured;
import dev.sitewright.bench.cases.Metric;
import dev.sitewright.bench.report.Numbers;
import java.util.List;

/** A reader comes back: after 1 000 facts, many times; and after very many. */
final class CatchUp implements StreamCase {
    private static final int STEP = 1_000;
    private static final Metric P50 = new Metric("catch-up-1000-p50", "A reader 1 000 facts behind, p50", "ms", false);
    private static final Metric P95 = new Metric("catch-up-1000-p95", "A reader 1 000 facts behind, p95", "ms", false);
    private static final Metric RATE = new Metric("catch-up-rate", "A reader 100 000 facts behind", "facts/s", true);

    @Override
    public String name() {
        return "catch-up";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(P50, P95, RATE);
    }

    @Override
    public String lack(StreamServer server) {
        return server.remembers() ? "" : "keeps nothing: who comes back has lost what was told";
    }

    @Override
    public List<Measured> run(StreamServer server, StreamSizes sizes) throws Exception {
        var head = server.head(0);
        var clocks = new Clocks(sizes.behind());
        try (var first = Readers.open(server, 1, 1, null)) {
            for (int told = 0; told < sizes.behind(); told += STEP) {
                server.tell(0, clocks.make(STEP, 0));
            }
            first.awaitFacts(sizes.behind());
        }
        var end = head + sizes.behind();
        var times = new long[sizes.catchUps()];
        for (int time = 0; time < times.length; time++) {
            times[time] = read(server, end - STEP, STEP);
        }
        var whole = read(server, head, sizes.behind()) / 1e9;
        return List.of(
                StreamCase.measured(P50, Numbers.percentile(times, 50) / 1e6),
                StreamCase.measured(P95, Numbers.percentile(times, 95) / 1e6),
                StreamCase.measured(RATE, sizes.behind() / whole));
    }

    private static long read(StreamServer server, long after, int count) throws Exception {
        var begin = System.nanoTime();
        try (var readers = Readers.behind(server, after)) {
            readers.awaitFacts(count);
            return readers.lastAt() - begin;
        }
    }
}
