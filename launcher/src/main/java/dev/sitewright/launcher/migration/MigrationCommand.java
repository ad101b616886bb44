package dev.sitewright.launcher.migration;

import dev.sitewright.launcher.migration.files.Refusal;
import dev.sitewright.launcher.migration.git.Branch;
import dev.sitewright.launcher.migration.git.Git;
import dev.sitewright.launcher.migration.lint.Lint;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./sitewright migration …}: for people who change Sitewright itself. Ends with 1 when the migrations are refused. */
@Command(
        name = "migration",
        mixinStandardHelpOptions = true,
        description = "Makes database migrations and checks them. Ends with 1 when they are refused.",
        synopsisSubcommandLabel = "new|reconcile|lint",
        subcommands = HelpCommand.class)
public final class MigrationCommand {
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--root",
            hidden = true,
            defaultValue = "${sys:sitewright.root:-.}",
            description = "The folder of the sources.")
    private Path root = Path.of(".");

    public MigrationCommand() {
        this(Clock.systemUTC());
    }

    MigrationCommand(Clock clock) {
        this.clock = clock;
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Begins a migration that runs after all others.")
    int create(
            @Parameters(paramLabel = "<service>", description = "A service, or platform for all of them.")
                    String service,
            @Parameters(paramLabel = "<name>", description = "Lower-case words joined by '_'.") String name) {
        return told(() -> spec.commandLine().getOut().println(new NewMigration(root, clock).create(service, name)));
    }

    @Command(
            name = "reconcile",
            mixinStandardHelpOptions = true,
            description =
                    "Brings this branch's migrations behind the main line's, replays them, shows what they change.")
    int reconcile(
            @Option(
                            names = "--main",
                            paramLabel = "<ref>",
                            description = "The main line (default: main or origin/main).")
                    @Nullable String main,
            @Option(names = "--dry-run", description = "Check and show everything, rename nothing.") boolean dryRun) {
        return told(() -> {
            var git = new Git(root);
            var ref = main == null ? Branch.usualMain(git) : main;
            new Reconcile(git, ref, spec.commandLine().getOut()).run(clock, dryRun);
        });
    }

    @Command(
            name = "lint",
            mixinStandardHelpOptions = true,
            description = "Finds steps that lose data or stop a running service and do not say why that is allowed.")
    int lint() {
        return told(() -> {
            Lint.check(root);
            spec.commandLine().getOut().println("No migration has a step that needs a reason and has none.");
        });
    }

    private int told(Runnable work) {
        try {
            work.run();
            return ExitCode.OK;
        } catch (Refusal refusal) {
            refusal.reasons().forEach(spec.commandLine().getErr()::println);
            return ExitCode.SOFTWARE;
        } finally {
            spec.commandLine().getOut().flush();
            spec.commandLine().getErr().flush();
        }
    }
}
