package dev.sitewright.bench.report;

import dev.sitewright.bench.cases.Measured;
import dev.sitewright.bench.cases.Metric;
import dev.sitewright.bench.run.CpuUse;
import dev.sitewright.bench.run.SystemUnderTest;
import dev.sitewright.bench.run.SystemUnderTest.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** All figures of all rounds, and why some are missing. */
public final class Results {
    private final List<SystemUnderTest> systems;
    private final Map<Metric, Map<String, List<Measured>>> measured = new LinkedHashMap<>();
    private final Map<Metric, Map<String, String>> missing = new LinkedHashMap<>();

    public Results(List<SystemUnderTest> systems, List<Metric> metrics) {
        this.systems = List.copyOf(systems);
        for (var metric : metrics) {
            measured.put(metric, new LinkedHashMap<>());
            missing.put(metric, new LinkedHashMap<>());
        }
    }

    /** One line of the report: a system's figures of one metric, or why there are none. */
    public record Row(
            SystemUnderTest system,
            List<Double> values,
            OptionalDouble ratioToBestPeer,
            OptionalDouble clientCpu,
            OptionalDouble serverCpu,
            String note) {

        /** @return the median; only when there are values */
        double median() {
            return Numbers.median(values);
        }
    }

    /** Keeps a figure. */
    public void add(SystemUnderTest system, Measured figure) {
        of(measured, figure.metric())
                .computeIfAbsent(system.name(), name -> new ArrayList<>())
                .add(figure);
    }

    /** Keeps the reason why a figure is missing. */
    public void miss(SystemUnderTest system, Metric metric, String reason) {
        of(missing, metric).put(system.name(), reason);
    }

    public List<Metric> metrics() {
        return List.copyOf(measured.keySet());
    }

    /** @return one row for each system, in their order */
    public List<Row> rows(Metric metric) {
        var best = bestPeer(metric);
        return systems.stream().map(system -> row(metric, system, best)).toList();
    }

    private Row row(Metric metric, SystemUnderTest system, OptionalDouble best) {
        var figures = figures(metric, system);
        var values = figures.stream().map(Measured::value).toList();
        var ratio = values.isEmpty() || best.isEmpty() || best.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Numbers.median(values) / best.getAsDouble());
        var reason = of(missing, metric).get(system.name());
        var note = reason != null
                ? reason
                : values.isEmpty() ? "not run" : figures.getLast().detail();
        return new Row(system, values, ratio, cpu(figures, CpuUse::client), cpu(figures, CpuUse::server), note);
    }

    private List<Measured> figures(Metric metric, SystemUnderTest system) {
        return of(measured, metric).getOrDefault(system.name(), List.of());
    }

    /** @return the best median among the peers; empty when none was measured */
    private OptionalDouble bestPeer(Metric metric) {
        var medians = systems.stream()
                .filter(system -> system.role() == Role.PEER)
                .map(system ->
                        figures(metric, system).stream().map(Measured::value).toList())
                .filter(values -> !values.isEmpty())
                .mapToDouble(Numbers::median);
        return metric.moreIsBetter() ? medians.max() : medians.min();
    }

    private static OptionalDouble cpu(List<Measured> figures, Function<CpuUse, OptionalDouble> side) {
        var seconds = figures.stream()
                .map(figure -> side.apply(figure.cpu()))
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        return seconds.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Numbers.median(seconds));
    }

    private static <V> V of(Map<Metric, V> map, Metric metric) {
        var found = map.get(metric);
        if (found == null) {
            throw new IllegalArgumentException("no metric of this run: " + metric.name());
        }
        return found;
    }
}
