package dev.sitewright.bench;

import dev.sitewright.bench.cases.BenchCase;
import dev.sitewright.bench.report.JsonReport;
import dev.sitewright.bench.report.TableReport;
import dev.sitewright.bench.run.BenchServer;
import dev.sitewright.bench.run.Sizes;
import dev.sitewright.bench.run.SystemUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the cases with the systems, prints the table, and ends with 1 when a case failed. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "Measures Sitewright's job queue beside others, on a PostgreSQL of its own.")
final class QueueCommand implements Callable<Integer> {
    private static final int USUAL_ROUNDS = 3;

    @Option(names = "--quick", description = "Each case once and small, in less than five minutes.")
    private boolean quick;

    @Option(
            names = "--rounds",
            description = "How often each case is run (usually ${DEFAULT-VALUE}; once with --quick).")
    private int rounds = USUAL_ROUNDS;

    @Option(names = "--cases", split = ",", description = "Only these cases, such as drain,idle.")
    private List<String> cases = List.of();

    @Option(names = "--systems", split = ",", description = "Only these systems, such as graphile-worker,raw-sql.")
    private List<String> systems = List.of();

    @Option(names = "--json", description = "Also writes the results into this file.")
    private @Nullable Path json;

    @Option(
            names = "--home",
            hidden = true,
            required = true,
            defaultValue = "${sys:sitewright.bench.home}",
            description = "The benchmark's module; ./sitewright says where.")
    private Path home = Path.of(".");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var chosenSystems = chosen("system", SystemUnderTest.all(home), SystemUnderTest::name, systems);
        var chosenCases = chosen("case", BenchCase.all(), BenchCase::name, cases);
        var folder = Files.createTempDirectory("sitewright-bench");
        try (var server = BenchServer.start(folder.resolve("postgresql"))) {
            out().println(Machine.describe(server));
            var run = new Rounds(server, quick ? Sizes.quick() : Sizes.full(), folder, err());
            var results = run.run(chosenSystems, chosenCases, quick ? 1 : rounds);
            out().println(run.describeSystems());
            out().println(TableReport.of(results));
            if (json != null) {
                JsonReport.write(results, json);
            }
            return run.failures() == 0 ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    private <T> List<T> chosen(String what, List<T> all, Function<T, String> name, List<String> names) {
        var known = all.stream().map(name).toList();
        for (var wanted : names) {
            if (!known.contains(wanted)) {
                throw new ParameterException(
                        command().commandLine(),
                        "There is no " + what + " '" + wanted + "'. There are: " + String.join(", ", known));
            }
        }
        return all.stream()
                .filter(one -> names.isEmpty() || names.contains(name.apply(one)))
                .toList();
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
