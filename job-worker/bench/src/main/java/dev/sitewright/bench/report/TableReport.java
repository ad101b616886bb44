package dev.sitewright.bench.report;

import dev.sitewright.bench.cases.Metric;
import dev.sitewright.bench.report.Results.Row;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The results as text, a block for each metric. */
public final class TableReport {
    private static final String LINE = "  %-24s %10s %10s %10s %8s %9s %9s  %s";

    private TableReport() {}

    public static String of(Results results) {
        return results.metrics().stream()
                .map(metric -> block(results, metric))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String block(Results results, Metric metric) {
        var heading = "%s (%s, %s is better)"
                .formatted(metric.title(), metric.unit(), metric.moreIsBetter() ? "more" : "less");
        var columns = LINE.formatted("system", "median", "min", "max", "ratio", "client s", "server s", "")
                .stripTrailing();
        var rows = results.rows(metric).stream().map(TableReport::line).collect(Collectors.joining());
        return heading + System.lineSeparator() + columns + System.lineSeparator() + rows;
    }

    private static String line(Row row) {
        var line = row.values().isEmpty() ? missing(row) : figures(row);
        return line.stripTrailing() + System.lineSeparator();
    }

    private static String missing(Row row) {
        return "  %-24s %10s  %s".formatted(row.system().name(), "n/a", row.note());
    }

    private static String figures(Row row) {
        return LINE.formatted(
                row.system().name(),
                number(row.median()),
                number(row.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElseThrow()),
                number(row.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow()),
                optional(row.ratioToBestPeer(), "%.2f"),
                optional(row.clientCpu(), "%.2f"),
                optional(row.serverCpu(), "%.2f"),
                row.note());
    }

    /** @return large figures without a fraction, small ones with */
    static String number(double value) {
        return Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String optional(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
    }
}
