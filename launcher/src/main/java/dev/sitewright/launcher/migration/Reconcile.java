package dev.sitewright.launcher.migration;

import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.embedded.PostgresOptions;
import dev.sitewright.launcher.migration.files.MigrationFolder;
import dev.sitewright.launcher.migration.files.Move;
import dev.sitewright.launcher.migration.files.Refusal;
import dev.sitewright.launcher.migration.files.Restamp;
import dev.sitewright.launcher.migration.files.SourceTree;
import dev.sitewright.launcher.migration.files.Stamp;
import dev.sitewright.launcher.migration.git.Branch;
import dev.sitewright.launcher.migration.git.Contents;
import dev.sitewright.launcher.migration.git.Difference;
import dev.sitewright.launcher.migration.git.Git;
import dev.sitewright.launcher.migration.lint.Lint;
import dev.sitewright.launcher.migration.replay.Entities;
import dev.sitewright.launcher.migration.replay.Replayed;
import dev.sitewright.launcher.migration.replay.Replays;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;

/** Makes a branch's migrations fit behind those of the main line, or says why they do not. */
final class Reconcile {
    private final Git git;
    private final Branch branch;
    private final Contents contents;
    private final SourceTree mainLine;
    private final PrintWriter out;

    Reconcile(Git git, String mainRef, PrintWriter out) {
        this.git = git;
        this.branch = Branch.from(git, mainRef);
        this.contents = new Contents(git, branch);
        this.mainLine = branch.tip().tree();
        this.out = out;
    }

    /** Fails with a {@link Refusal}, and has changed nothing then. */
    void run(Clock clock, boolean dryRun) {
        branch.refuseChangesOfTheMainLine();
        branch.refuseForks();
        var own = new SourceTree(branch.own(), branch.changed());
        refuseFaultsOf(own);
        if (own.all().findAny().isEmpty()) {
            out.println("This branch adds no migration to " + branch.mainRef() + ".");
            return;
        }
        var moves = new Restamp(mainLine, Stamp.now(clock)).of(own.files());
        moves.forEach(move -> out.println(line(move)));
        own.repeatables().forEach(file -> out.println(file.path() + " runs anew"));
        replay(new Plan(branch, contents, moves));
        if (!dryRun) {
            moves.stream().filter(Move::renames).forEach(contents::apply);
        }
        out.println(dryRun ? "All is well; nothing was renamed (--dry-run)." : "All is well.");
    }

    private void refuseFaultsOf(SourceTree own) {
        var reasons = new ArrayList<>(mainLine.duplicates());
        reasons.addAll(new SourceTree(own.files(), branch.disk().tree().repeatables()).duplicates());
        own.all().forEach(file -> reasons.addAll(Lint.of(file, contents.ofOwn(file))));
        Refusal.unlessEmpty(reasons);
    }

    private void replay(Plan plan) {
        try (var work = new WorkFolder();
                var server = EmbeddedPostgres.start(
                        PostgresOptions.in(work.path().resolve("postgresql")).forgetful())) {
            var replays = new Replays(server, work.path().resolve("scripts"));
            var entities = new Entities(git.root(), work.path().resolve("services"));
            for (var service : plan.services()) {
                var replayed = replays.run(plan.of(service));
                show(service, replayed, entities.check(service.module(), replayed.migrated()));
            }
        }
    }

    private void show(MigrationFolder service, Replayed replayed, String entities) {
        out.println();
        out.println(service.module() + ": replayed on an empty database and on one with data");
        replayed.rows().forEach(filled -> out.println("  " + filled));
        out.println("  entities: " + entities);
        out.println("  schema, before and after:");
        var difference = Difference.between(replayed.before(), replayed.after());
        (difference.isEmpty() ? "no difference" : difference).lines().forEach(line -> out.println("  " + line));
        out.println();
        out.flush();
    }

    private static String line(Move move) {
        return move.renames()
                ? move.from().path() + " → " + move.to().name()
                : move.from().path() + " stays";
    }
}
