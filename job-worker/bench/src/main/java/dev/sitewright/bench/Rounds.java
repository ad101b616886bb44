package dev.sitewright.bench;

import dev.sitewright.bench.cases.BenchCase;
import dev.sitewright.bench.protocol.Description;
import dev.sitewright.bench.report.Results;
import dev.sitewright.bench.run.BenchServer;
import dev.sitewright.bench.run.Sizes;
import dev.sitewright.bench.run.SystemUnderTest;
import dev.sitewright.bench.run.Turn;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;

/**
 * Rounds in which each system has its turn, another one first in each. A case that fails costs its system's process, since nobody knows
 * what state it is in; the next case gets a new one.
 */
final class Rounds {
    private final BenchServer server;
    private final Sizes sizes;
    private final Path folder;
    private final PrintWriter progress;
    private final Map<String, Description> descriptions = new LinkedHashMap<>();
    private int failures;

    Rounds(BenchServer server, Sizes sizes, Path folder, PrintWriter progress) {
        this.server = server;
        this.sizes = sizes;
        this.folder = folder;
        this.progress = progress;
    }

    Results run(List<SystemUnderTest> systems, List<BenchCase> cases, int rounds) {
        var metrics = cases.stream().flatMap(one -> one.metrics().stream()).toList();
        var results = new Results(systems, metrics);
        for (int round = 0; round < rounds; round++) {
            var order = new ArrayList<>(systems);
            Collections.rotate(order, -round);
            for (var system : order) {
                tell("round %d of %d: %s".formatted(round + 1, rounds, system.name()));
                var open = new ArrayDeque<>(cases);
                while (!open.isEmpty()) {
                    takeTurn(system, open, results);
                }
            }
        }
        return results;
    }

    int failures() {
        return failures;
    }

    /** @return each system's version and settings, a line each */
    String describeSystems() {
        return descriptions.entrySet().stream()
                .map(one -> "  %-24s %-10s %s"
                        .formatted(
                                one.getKey(),
                                one.getValue().version(),
                                one.getValue().settings()))
                .collect(Collectors.joining("\n", "Systems:\n", "\n"));
    }

    /** Runs the cases until one fails. */
    private void takeTurn(SystemUnderTest system, Queue<BenchCase> open, Results results) {
        BenchCase current = null;
        try (var turn = Turn.begin(system, server, sizes, folder.resolve(system.name() + ".log"))) {
            descriptions.put(system.name(), turn.description());
            while (!open.isEmpty()) {
                current = open.remove();
                run(system, current, turn, results);
            }
        } catch (Exception e) { // whatever it is, the other cases and systems go on
            fail(system, current == null ? List.copyOf(open) : List.of(current), e, results);
            if (current == null) {
                open.clear(); // it does not even start
            }
        }
    }

    private void run(SystemUnderTest system, BenchCase current, Turn turn, Results results) throws Exception {
        var lack = turn.description().lacks().get(current.name());
        if (lack != null) {
            current.metrics().forEach(metric -> results.miss(system, metric, lack));
            return;
        }
        var begin = System.nanoTime();
        current.run(turn).forEach(figure -> results.add(system, figure));
        tell("  %s (%.1f s)".formatted(current.name(), (System.nanoTime() - begin) / 1e9));
    }

    private void fail(SystemUnderTest system, List<BenchCase> cases, Exception failure, Results results) {
        failures++;
        tell("  failed: " + failure);
        cases.stream()
                .flatMap(one -> one.metrics().stream())
                .forEach(metric -> results.miss(system, metric, "failed: " + failure.getMessage()));
    }

    private void tell(String line) {
        progress.println(line);
        progress.flush();
    }
}
