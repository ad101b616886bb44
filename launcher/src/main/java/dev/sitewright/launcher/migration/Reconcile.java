package dev.sitewright.launcher.migration;

import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.embedded.PostgresOptions;
import dev.sitewright.launcher.migration.files.MigrationFile;
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
import dev.sitewright.launcher.migration.replay.Replay;
import dev.sitewright.launcher.migration.replay.Replayed;
import dev.sitewright.launcher.migration.replay.Replays;
import dev.sitewright.launcher.migration.replay.Script;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

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
        var own = branch.own();
        refuseFaultsOf(own);
        if (own.isEmpty()) {
            out.println("This branch adds no migration to " + branch.mainRef() + ".");
            return;
        }
        var moves = new Restamp(mainLine, Stamp.now(clock)).of(own);
        moves.forEach(move -> out.println(line(move)));
        replay(moves);
        if (!dryRun) {
            moves.stream().filter(Move::renames).forEach(contents::apply);
        }
        out.println(dryRun ? "All is well; nothing was renamed (--dry-run)." : "All is well.");
    }

    private void refuseFaultsOf(List<MigrationFile> own) {
        var reasons = new ArrayList<>(mainLine.duplicates());
        reasons.addAll(new SourceTree(own).duplicates());
        own.forEach(file -> reasons.addAll(Lint.of(file.path(), contents.ofOwn(file))));
        Refusal.unlessEmpty(reasons);
    }

    private void replay(List<Move> moves) {
        try (var work = new WorkFolder();
                var server = EmbeddedPostgres.start(
                        PostgresOptions.in(work.path().resolve("postgresql")).forgetful())) {
            var replays = new Replays(server, work.path().resolve("scripts"));
            var entities = new Entities(git.root(), work.path().resolve("services"));
            for (var service : affected(moves)) {
                var replayed = replays.run(replayOf(service, moves));
                show(service, replayed, entities.check(service.module(), replayed.migrated()));
            }
        }
    }

    /** @return the services in whose databases something new runs: all, when platform has something new */
    private List<MigrationFolder> affected(List<Move> moves) {
        var all = mainLine.and(moves.stream().map(Move::to).toList());
        return all.files().stream()
                .map(MigrationFile::folder)
                .filter(folder -> !folder.isShared())
                .filter(folder -> moves.stream()
                        .anyMatch(move -> folder.sharesDatabaseWith(move.to().folder())))
                .distinct()
                .sorted()
                .toList();
    }

    private Replay replayOf(MigrationFolder service, List<Move> moves) {
        var before = mainLine.of(service).files().stream()
                .map(file -> new Script(file, file.path(), contents.ofMainLine(file)))
                .toList();
        var own = moves.stream()
                .filter(move -> service.sharesDatabaseWith(move.to().folder()))
                .map(move -> new Script(move.to(), move.from().path(), contents.ofOwn(move.from())))
                .toList();
        return new Replay(service, before, own, contents.seeds(service));
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
