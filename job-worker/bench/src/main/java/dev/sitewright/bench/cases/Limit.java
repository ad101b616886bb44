package dev.sitewright.bench.cases;

import dev.sitewright.bench.protocol.Work;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.bench.run.Turn;
import java.sql.SQLException;
import java.util.List;

/**
 * What keeping a concurrency limit over all processes costs: the same backlog twice, without the limit and with one that is exactly as
 * large as the number of handlers. It never holds a job back, so all it can cost is its own bookkeeping.
 */
final class Limit implements BenchCase {
    private static final Metric FREE = Metric.throughput("limit-none", "drain before the limit is set");
    private static final Metric LIMITED = Metric.throughput("limit", "drain under a concurrency limit of 24");
    private static final Metric COST = new Metric("limit-cost", "cost of the concurrency limit", "%", false);

    @Override
    public String name() {
        return LIMITED.name();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(LIMITED, COST);
    }

    @Override
    public List<Measured> run(Turn turn) throws SQLException {
        var work = Work.of(turn.sizes().drain());
        limited(
                turn,
                Work.of(turn.sizes().warmUp())); // nothing before was under a limit, and cold code is not what is asked
        var free = Drain.run(turn, FREE, work, Turn.USUAL);
        var limited = limited(turn, work);
        var cost = 100 * (1 - limited.value() / free.value());
        return List.of(limited, Measured.of(COST, cost, limited.cpu()));
    }

    private static Measured limited(Turn turn, Work work) throws SQLException {
        return Drain.run(turn, LIMITED, work.underLimit(), new WorkerOptions(Turn.CONCURRENCY, true, Turn.CONCURRENCY));
    }
}
