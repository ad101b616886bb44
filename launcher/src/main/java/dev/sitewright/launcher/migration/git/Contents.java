package dev.sitewright.launcher.migration.git;

import dev.sitewright.launcher.migration.files.Locations;
import dev.sitewright.launcher.migration.files.MigrationFolder;
import dev.sitewright.launcher.migration.files.Move;
import dev.sitewright.launcher.migration.files.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What migrations say: those of the main line as git keeps them, those of the branch as they lie on disk. */
public record Contents(Git git, Branch branch) {

    public String ofMainLine(SourceFile file) {
        return git.run("cat-file", "blob", branch.tip().byPath().getOrDefault(file.path(), file.path()));
    }

    public String ofOwn(SourceFile file) {
        return onDisk(file.path());
    }

    /** @return where the main line's migrations of this service come from */
    public Locations locationsOfMainLine(MigrationFolder service) {
        return Locations.of(service, git.said("cat-file", "blob", branch.mainRef() + ":./" + service.settings()));
    }

    /** @return where the branch's migrations of this service come from */
    public Locations locations(MigrationFolder service) {
        var settings = service.settings();
        return Locations.of(service, Files.isRegularFile(git.root().resolve(settings)) ? onDisk(settings) : "");
    }

    /** @return the scripts that fill the main line's schema of a service with rows, by name; none when it has none */
    public List<String> seeds(MigrationFolder service) {
        var folder = service.module() + "/src/test/resources/db/seed/";
        return git.parts("ls-tree", "-z", "--name-only", branch.mainRef(), folder).stream()
                .filter(path -> path.endsWith(".sql"))
                .sorted()
                .map(path -> git.run("cat-file", "blob", branch.mainRef() + ":./" + path))
                .toList();
    }

    /** Renames on disk, and in git's index where the file is known to it. Comments and code that name the file stay as they are. */
    public void apply(Move move) {
        if (git.succeeds("ls-files", "--error-unmatch", move.from().path())) {
            git.run("mv", move.from().path(), move.to().path());
            return;
        }
        try {
            Files.move(path(move.from()), path(move.to()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String onDisk(String path) {
        try {
            return Files.readString(git.root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(SourceFile file) {
        return git.root().resolve(file.path());
    }
}
