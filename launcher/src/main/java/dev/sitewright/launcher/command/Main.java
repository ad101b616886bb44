package dev.sitewright.launcher.command;

import dev.sitewright.launcher.migration.MigrationCommand;
import dev.sitewright.launcher.process.LaunchException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Where {@code ./sitewright} arrives once a JDK is found and everything is built. */
@Command(
        name = "sitewright",
        description = "A self-hosted AI site and app builder.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            MigrationCommand.class,
            HelpCommand.class
        })
public final class Main {
    /** Libraries have nothing to tell the person; held here because a logger without a holder forgets its level. */
    private static final Logger ROOT = Logger.getLogger("");

    private Main() {}

    public static void main(String[] args) {
        ROOT.setLevel(Level.OFF);
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::tell);
    }

    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        command.getErr().println("sitewright: " + failure.getMessage());
        if (!(failure instanceof LaunchException)) {
            failure.printStackTrace(command.getErr()); // a fault of the launcher itself: whoever reports it needs this
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
