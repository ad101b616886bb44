package dev.sitewright.bench.cases;

/**
 * One figure of a case.
 *
 * @param name as in the JSON report
 * @param title for people
 * @param unit such as {@code jobs/s}
 * @param moreIsBetter whether a larger figure is the better one
 */
public record Metric(String name, String title, String unit, boolean moreIsBetter) {
    static Metric throughput(String name, String title) {
        return new Metric(name, title, "jobs/s", true);
    }

    static Metric latency(String name, String title) {
        return new Metric(name, title, "ms", false);
    }
}
