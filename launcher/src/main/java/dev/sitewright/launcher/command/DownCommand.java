package dev.sitewright.launcher.command;

import dev.sitewright.launcher.Leftovers;
import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.data.Running;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.ProcessEnd;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./sitewright down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description =
                "Stops what 'up' or 'demo' has started, also when that was killed. Ends with 0 when nothing runs any more.")
final class DownCommand implements Callable<Integer> {
    /** Above the sum of all limits within which the parts are ended one after the other. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var folder = data.folder();
        if (!Files.isDirectory(folder.path())) {
            out.println("Sitewright does not run: there is no " + folder.path() + ".");
            return 0;
        }
        var launcher = Running.launcherOf(folder);
        launcher.ifPresent(process -> end(process, out));
        var leftovers = endLeftovers(folder, out);
        out.println(launcher.isPresent() || leftovers ? "Everything has ended." : "Sitewright does not run.");
        return 0;
    }

    private static void end(ProcessHandle launcher, PrintWriter out) {
        out.println("Stopping …");
        launcher.destroy();
        if (!ProcessEnd.within(launcher, STOP_LIMIT)) {
            out.println("The launcher (process " + launcher.pid() + ") does not stop: it is killed.");
            ProcessEnd.kill(launcher);
        }
    }

    private static boolean endLeftovers(DataFolder folder, PrintWriter out) {
        try (var running = Running.take(folder)
                .orElseThrow(
                        () -> new LaunchException("Sitewright is just being started again: say down once more."))) {
            return new Leftovers(running).end(out::println);
        }
    }
}
