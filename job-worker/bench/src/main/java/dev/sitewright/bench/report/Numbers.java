package dev.sitewright.bench.report;

import java.util.Arrays;
import java.util.List;

/** The few statistics that a handful of runs allows. */
public final class Numbers {
    private Numbers() {}

    /** @return the middle one, or the mean of the middle two */
    static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** @return the smallest value that so many percent of all values do not exceed (nearest rank); not a number when there are none */
    public static double percentile(long[] values, int percent) {
        if (values.length == 0) {
            return Double.NaN;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        var rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
