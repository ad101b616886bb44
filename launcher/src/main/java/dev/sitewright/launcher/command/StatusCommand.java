package dev.sitewright.launcher.command;

import dev.sitewright.launcher.Leftovers;
import dev.sitewright.launcher.data.PartRegister;
import dev.sitewright.launcher.data.Running;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./sitewright status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs. Ends with 0 when Sitewright serves, with 3 when it does not.")
final class StatusCommand implements Callable<Integer> {
    /** As init scripts have it: the program is not running. */
    private static final int NOT_RUNNING = 3;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var folder = data.folder();
        var launcher = Running.launcherOf(folder);
        var url = Running.urlOf(folder);
        out.println(url.map(at -> "Sitewright runs at " + at + ".")
                .orElse(launcher.isPresent() ? "Sitewright is being started or stopped." : "Sitewright does not run."));
        var register = new PartRegister(folder);
        for (var part : Leftovers.partNames()) {
            register.find(part).ifPresent(process -> out.println(line(part, process)));
        }
        out.println("Data: " + folder.path());
        return url.isPresent() ? 0 : NOT_RUNNING;
    }

    private static String line(String part, ProcessHandle process) {
        return String.format("  %-16s process %-8d %s", part, process.pid(), memory(process.pid()));
    }

    /** @return the resident memory, where the operating system tells it in /proc */
    private static String memory(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
