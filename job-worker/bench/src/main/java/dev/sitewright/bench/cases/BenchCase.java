package dev.sitewright.bench.cases;

import dev.sitewright.bench.run.Turn;
import java.util.List;

/** Something that is measured with each system. */
public interface BenchCase {
    /** @return as in {@code --cases}, and as drivers say what they lack */
    String name();

    /** @return its figures, in the order in which {@link #run} gives them */
    List<Metric> metrics();

    /** Measures once. Finds the system idle and without jobs, and leaves it idle. */
    List<Measured> run(Turn turn) throws Exception;

    /** @return all cases, in the order of the report */
    static List<BenchCase> all() {
        return List.of(
                Drain.usual(),
                Drain.withoutPrefetch(),
                Enqueue.single(),
                Enqueue.batch(),
                Latency.across(),
                Latency.inProcess(),
                new OldSnapshot(),
                new Limit(),
                new QuietProject(),
                new Idle());
    }
}
