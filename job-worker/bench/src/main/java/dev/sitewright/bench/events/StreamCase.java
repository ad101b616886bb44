package dev.sitewright.bench.events;

import dev.sitewright.bench.cases.Measured;
import dev.sitewright.bench.cases.Metric;
import dev.sitewright.bench.run.CpuUse;
import java.util.List;

/** Something that is measured with each server. */
interface StreamCase {
    /** @return as in {@code --cases} */
    String name();

    /** @return its figures, in the order in which {@link #run} gives them */
    List<Metric> metrics();

    /** @return why it makes no sense with this server; empty when it does */
    default String lack(StreamServer server) {
        return "";
    }

    /** Measures once. */
    List<Measured> run(StreamServer server, StreamSizes sizes) throws Exception;

    /** @return all cases, in the order of the report */
    static List<StreamCase> all() {
        return List.of(
                new FanOut(1),
                new FanOut(100),
                new FanOut(5_000),
                new Idle(),
                new Pace("latency", 1, 100, 500),
                new Pace("latency-ten-streams", 10, 100, 500),
                new Stalled(),
                new CatchUp());
    }

    /** @return a figure of which nothing more is known */
    static Measured measured(Metric metric, double value) {
        return new Measured(metric, value, CpuUse.UNKNOWN, "");
    }
}
