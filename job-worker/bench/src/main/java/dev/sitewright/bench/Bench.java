package dev.sitewright.bench;

import dev.sitewright.bench.events.EventsCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./sitewright bench}. */
@Command(
        name = "bench",
        description = "Measures parts of Sitewright beside others.",
        subcommands = {QueueCommand.class, EventsCommand.class})
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.WARNING); // libraries tell more than anybody wants to know
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
