package dev.sitewright.bench.events;

import dev.sitewright.bench.Machine;
import dev.sitewright.bench.report.JsonReport;
import dev.sitewright.bench.report.Results;
import dev.sitewright.bench.report.TableReport;
import dev.sitewright.bench.run.BenchServer;
import dev.sitewright.bench.run.SystemUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the cases with both servers, prints the table, and ends with 1 when a case failed. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description =
                "Measures Sitewright's event streams beside a plain Node.js server, on PostgreSQL and Kafka of its own.")
public final class EventsCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "Everything once and smaller, in less than five minutes.")
    private boolean quick;

    @Option(
            names = "--rounds",
            description = "How often each case is run (usually ${DEFAULT-VALUE}; once with --quick).")
    private int rounds = 3;

    @Option(names = "--cases", split = ",", description = "Only these cases, such as latency,idle.")
    private List<String> cases = List.of();

    @Option(names = "--systems", split = ",", description = "Only these servers, such as sitewright.")
    private List<String> systems = List.of();

    @Option(names = "--json", description = "Also writes the results into this file.")
    private @Nullable Path json;

    @Option(names = "--home", hidden = true, required = true, defaultValue = "${sys:sitewright.bench.home}")
    private Path home = Path.of(".");

    @Spec
    private @Nullable CommandSpec spec;

    private boolean failed;

    @Override
    public Integer call() throws Exception {
        var chosen = StreamCase.all().stream()
                .filter(one -> cases.isEmpty() || cases.contains(one.name()))
                .toList();
        var results = new Results(
                Stream.of(GatewayServer.SYSTEM, NodeServer.SYSTEM)
                        .filter(this::isWanted)
                        .toList(),
                chosen.stream().flatMap(one -> one.metrics().stream()).toList());
        var folder = Files.createTempDirectory("sitewright-bench");
        try (var server = BenchServer.start(folder.resolve("postgresql"))) {
            out().println(Machine.describe(server));
            for (int round = 0; round < (quick ? 1 : rounds); round++) {
                run(chosen, results, server, Files.createDirectories(folder.resolve("round-" + round)));
            }
            out().println(TableReport.of(results));
            if (json != null) {
                JsonReport.write(results, json);
            }
            return failed ? 1 : 0;
        } finally {
            delete(folder);
        }
    }

    private void run(List<StreamCase> chosen, Results results, BenchServer server, Path folder) throws Exception {
        var root = home.toAbsolutePath().resolve("../..").normalize();
        if (isWanted(GatewayServer.SYSTEM)) {
            try (var gateway = GatewayServer.start(root, server, folder)) {
                run(chosen, gateway, results);
            }
        }
        if (isWanted(NodeServer.SYSTEM)) {
            try (var node = NodeServer.start(home.resolve("peers"))) {
                run(chosen, node, results);
            }
        }
    }

    private void run(List<StreamCase> chosen, StreamServer server, Results results) throws Exception {
        var begin = System.nanoTime();
        new Pace("warm-up", 1, 100, 500).warmUp(server, sizes());
        say(server, "warmed up", begin);
        chosen.forEach(one -> run(one, server, results));
    }

    private StreamSizes sizes() {
        return quick ? StreamSizes.quick() : StreamSizes.full();
    }

    private boolean isWanted(SystemUnderTest system) {
        return systems.isEmpty() || systems.contains(system.name());
    }

    private void run(StreamCase one, StreamServer server, Results results) {
        var lack = one.lack(server);
        if (!lack.isEmpty()) {
            one.metrics().forEach(metric -> results.miss(server.system(), metric, lack));
            return;
        }
        var begin = System.nanoTime();
        try {
            one.run(server, sizes()).forEach(figure -> results.add(server.system(), figure));
        } catch (Exception e) { // whatever it is, the other cases go on
            failed = true;
            one.metrics().forEach(metric -> results.miss(server.system(), metric, "failed: " + e.getMessage()));
        }
        say(server, one.name(), begin);
    }

    private void say(StreamServer server, String what, long begin) {
        err().printf("  %s: %s (%.1f s)%n", server.system().name(), what, (System.nanoTime() - begin) / 1e9);
        err().flush();
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec, "set by picocli");
    }

    private PrintWriter out() {
        return command().commandLine().getOut();
    }

    private PrintWriter err() {
        return command().commandLine().getErr();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
