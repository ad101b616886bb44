package dev.sitewright.launcher.command;

import dev.sitewright.launcher.AlreadyRunning;
import dev.sitewright.launcher.demo.Demo;
import dev.sitewright.launcher.demo.Screen;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.service.Secrets;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./sitewright demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts everything, builds a project from the prompt, and shows its preview until Ctrl-C."
                + " When Sitewright runs already, that one is used and goes on running.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private RunOptions run = new RunOptions();

    @Parameters(paramLabel = "<prompt>", description = "What to build, such as \"a landing page for a bakery\".")
    private String prompt = "";

    @Override
    public Integer call() {
        if (prompt.isBlank()) {
            throw new LaunchException("The prompt is empty: say what to build.");
        }
        var screen = new Screen(System.out, Boolean.getBoolean("sitewright.terminal"));
        var foreground = new ForegroundRun(run.options(System.getenv(), screen::line));
        try {
            return demonstrate(foreground.start().gatewayUri(), screen, foreground);
        } catch (AlreadyRunning e) {
            screen.line(e.sentence());
            var url = e.url().orElseThrow(() -> new LaunchException("Try again in a moment."));
            screen.line("Preview: " + preview(URI.create(url), screen));
            return 0;
        }
    }

    private int demonstrate(URI gateway, Screen screen, ForegroundRun foreground) {
        String preview;
        try {
            preview = preview(gateway, screen);
        } catch (RuntimeException e) {
            foreground.leaveToHookIfStopping();
            throw e; // the end of this JVM, with its exit code, ends everything else
        }
        screen.line("The project is ready. Press Ctrl-C to stop everything.");
        screen.line("Preview: " + preview);
        ForegroundRun.waitForEnd();
        return 0;
    }

    private String preview(URI gateway, Screen screen) {
        return new Demo(gateway, new Secrets(run.data()), System.getenv(), screen).run(prompt);
    }
}
