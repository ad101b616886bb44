package dev.sitewright.launcher.command;

import dev.sitewright.launcher.Leftovers;
import dev.sitewright.launcher.process.LaunchException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./sitewright logs}. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of the logs of all parts, or of one.")
final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_AGAIN_MILLIS = 200;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(arity = "0..1", paramLabel = "<part>", description = "A service, kafka or postgresql.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "40",
            description = "How many lines of each log (default: 40).")
    private int lines;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        var logs = names().stream()
                .map(name -> new LogTail(data.folder().log(name), prefix(name)))
                .toList();
        logs.forEach(log -> log.end(lines).forEach(out::println));
        while (follow) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            logs.forEach(log -> log.more().forEach(out::println));
        }
        return 0;
    }

    private List<String> names() {
        if (part == null) {
            return Leftovers.partNames();
        }
        if (!Leftovers.partNames().contains(part)) {
            throw new LaunchException(
                    "There is no part named " + part + "; there are " + String.join(", ", Leftovers.partNames()) + ".");
        }
        return List.of(part);
    }

    private String prefix(String name) {
        return part == null ? String.format("%-16s│ ", name) : "";
    }
}
