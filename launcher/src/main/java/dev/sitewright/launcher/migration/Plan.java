package dev.sitewright.launcher.migration;

import dev.sitewright.launcher.migration.files.Locations;
import dev.sitewright.launcher.migration.files.MigrationFolder;
import dev.sitewright.launcher.migration.files.Move;
import dev.sitewright.launcher.migration.files.SourceFile;
import dev.sitewright.launcher.migration.files.SourceTree;
import dev.sitewright.launcher.migration.git.Branch;
import dev.sitewright.launcher.migration.git.Contents;
import dev.sitewright.launcher.migration.replay.Replay;
import dev.sitewright.launcher.migration.replay.Script;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is replayed: the branch's migrations, behind those of the main line that run in the same database.
 *
 * @param moves the branch's versioned migrations with their names behind the main line
 */
record Plan(Branch branch, Contents contents, List<Move> moves) {

    /** @return the services in whose databases something new runs: all, when db/platform has something new */
    List<MigrationFolder> services() {
        var folders = branch.tip().tree().all().map(SourceFile::folder);
        return Stream.concat(folders, own().map(SourceFile::folder))
                .filter(folder -> !folder.isOfPlatform())
                .distinct()
                .sorted()
                .filter(service -> own().map(SourceFile::folder).anyMatch(contents.locations(service)::include))
                .toList();
    }

    Replay of(MigrationFolder service) {
        var before = contents.locationsOfMainLine(service);
        var after = contents.locations(service);
        var tip = branch.tip().tree();
        var whole = Stream.of(
                        ofMainLine(new SourceTree(tip.files(), branch.unchanged()), after),
                        renamed(after),
                        changed(after))
                .flatMap(scripts -> scripts)
                .toList();
        return new Replay(service, ofMainLine(tip, before).toList(), whole, contents.seeds(service));
    }

    private Stream<SourceFile> own() {
        return Stream.concat(moves.stream().map(Move::to), branch.changed().stream());
    }

    private Stream<Script> ofMainLine(SourceTree tree, Locations locations) {
        return tree.runningIn(locations).map(file -> new Script(file.name(), file.path(), contents.ofMainLine(file)));
    }

    private Stream<Script> renamed(Locations locations) {
        return moves.stream()
                .filter(move -> locations.include(move.to().folder()))
                .map(move -> new Script(move.to().name(), move.from().path(), contents.ofOwn(move.from())));
    }

    private Stream<Script> changed(Locations locations) {
        return new SourceTree(List.of(), branch.changed())
                .runningIn(locations)
                .map(file -> new Script(file.name(), file.path(), contents.ofOwn(file)));
    }
}
