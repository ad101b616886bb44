package dev.sitewright.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.bench.cases.Metric;
import dev.sitewright.bench.report.Results.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results as a list that programs read. */
public final class JsonReport {
    private JsonReport() {}

    /**
     * One figure.
     *
     * @param name the metric's; {@code case} in the file
     * @param median null when there is none
     * @param ratioToBestPeer the median divided by that of the best peer: above 1 is better where more is, below 1 where less is
     * @param note why there is no figure, or more about it
     */
    record Entry(
            @JsonProperty("case") String name,

            String system,
            @Nullable Double median,
            String unit,
            @Nullable Double ratioToBestPeer,
            @Nullable Double min,
            @Nullable Double max,
            boolean moreIsBetter,
            String note) {}

    static List<Entry> of(Results results) {
        return results.metrics().stream()
                .flatMap(metric -> results.rows(metric).stream().map(row -> entry(metric, row)))
                .toList();
    }

    /** Writes the file; a folder that is missing is not made. */
    public static void write(Results results, Path file) throws IOException {
        new ObjectMapper().writer(new DefaultPrettyPrinter()).writeValue(file.toFile(), of(results));
    }

    private static Entry entry(Metric metric, Row row) {
        var hasValues = !row.values().isEmpty();
        return new Entry(
                metric.name(),
                row.system().name(),
                hasValues ? row.median() : null,
                metric.unit(),
                row.ratioToBestPeer().isPresent() ? row.ratioToBestPeer().getAsDouble() : null,
                row.values().stream().min(Double::compare).orElse(null),
                row.values().stream().max(Double::compare).orElse(null),
                metric.moreIsBetter(),
                row.note());
    }
}
