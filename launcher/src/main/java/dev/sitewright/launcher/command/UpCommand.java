package dev.sitewright.launcher.command;

import dev.sitewright.launcher.AlreadyRunning;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./sitewright up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything and keeps it running until Ctrl-C or 'down'. When it runs already, says where and ends with 0.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private RunOptions run = new RunOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var foreground = new ForegroundRun(run.options(System.getenv(), out::println));
        try {
            foreground.start();
        } catch (AlreadyRunning e) {
            out.println(e.sentence());
            return 0;
        }
        out.println("Press Ctrl-C to stop it.");
        ForegroundRun.waitForEnd();
        return 0;
    }
}
