package dev.sitewright.launcher.migration;

import dev.sitewright.launcher.migration.files.MigrationFile;
import dev.sitewright.launcher.migration.files.MigrationFolder;
import dev.sitewright.launcher.migration.files.Refusal;
import dev.sitewright.launcher.migration.files.SourceTree;
import dev.sitewright.launcher.migration.files.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.stream.Collectors;

/** Begins a migration: an empty file that runs after all others of its database. */
record NewMigration(Path root, Clock clock) {

    /** @return the new file, relative to the root; fails with a {@link Refusal} for an unknown service or a malformed name */
    String create(String service, String title) {
        var folder = folder(service);
        var others =
                SourceTree.onDisk(root).sharingDatabaseWith(folder).stream().map(MigrationFile::stamp);
        var file = new MigrationFile(folder, others.reduce(Stamp.now(clock), Stamp::after), title);
        try {
            Files.createDirectories(root.resolve(folder.path()));
            Files.writeString(root.resolve(file.path()), header(file), StandardOpenOption.CREATE_NEW);
            return file.path();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MigrationFolder folder(String service) {
        var folders = MigrationFolder.in(root).stream()
                .filter(folder -> !folder.isOptional())
                .toList();
        return folders.stream()
                .filter(folder -> folder.module().equals(service))
                .findFirst()
                .orElseThrow(() -> new Refusal("There is no service '" + service + "'; there are "
                        + folders.stream().map(MigrationFolder::module).collect(Collectors.joining(", ")) + "."));
    }

    private static String header(MigrationFile file) {
        var where = file.folder().isShared()
                ? "the database of every service"
                : "the database of " + file.folder().module();
        return "-- " + file.title().replace('_', ' ') + ", in " + where + ".\n"
                + "-- Runs while the version before is still serving, and never changes once it is on the main line.\n\n";
    }
}
