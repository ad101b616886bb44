package dev.sitewright.launcher.migration.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The migration files of one state of the sources, in the order in which they run.
 *
 * @param files every one with a well-formed name; versions can still be given twice
 */
public record SourceTree(List<MigrationFile> files) {
    public SourceTree {
        files = files.stream().sorted().toList();
    }

    /** @param paths relative to the root; those outside of migration folders are left out */
    public static SourceTree of(Stream<String> paths) {
        var files = new ArrayList<MigrationFile>();
        var malformed = new ArrayList<String>();
        paths.forEach(path -> MigrationFolder.of(path).ifPresent(folder -> {
            try {
                files.add(MigrationFile.parse(folder, path));
            } catch (Refusal e) {
                malformed.addAll(e.reasons());
            }
        }));
        Refusal.unlessEmpty(malformed);
        return new SourceTree(files);
    }

    /** @return the files as they lie on disk now, whether git knows them or not */
    public static SourceTree onDisk(Path root) {
        return of(MigrationFolder.in(root).stream().flatMap(folder -> pathsIn(root, folder)));
    }

    /** @return a sentence for every version that two files of one database have */
    public List<String> duplicates() {
        var sentences = new ArrayList<String>();
        for (int i = 0; i < files.size(); i++) {
            for (int j = i + 1; j < files.size(); j++) {
                var one = files.get(i);
                var other = files.get(j);
                if (one.stamp().equals(other.stamp()) && one.folder().sharesDatabaseWith(other.folder())) {
                    sentences.add(one.path() + " and " + other.path() + " have the same version " + one.stamp()
                            + " in one database: rename one of them.");
                }
            }
        }
        return sentences;
    }

    /** @return the files that share a database with this folder */
    public SourceTree sharingDatabaseWith(MigrationFolder folder) {
        return new SourceTree(files.stream()
                .filter(file -> file.folder().sharesDatabaseWith(folder))
                .toList());
    }

    /** @return what runs in this service's database */
    public SourceTree of(MigrationFolder service) {
        return new SourceTree(files.stream()
                .filter(file -> file.folder().equals(service) || file.folder().isShared())
                .toList());
    }

    public SourceTree and(List<MigrationFile> more) {
        return new SourceTree(Stream.concat(files.stream(), more.stream()).toList());
    }

    private static Stream<String> pathsIn(Path root, MigrationFolder folder) {
        var start = root.resolve(folder.path());
        if (!Files.isDirectory(start)) {
            return Stream.empty();
        }
        try (var files = Files.walk(start)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(".")) // .gitkeep, .DS_Store
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
