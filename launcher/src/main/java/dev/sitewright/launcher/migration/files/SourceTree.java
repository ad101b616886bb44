package dev.sitewright.launcher.migration.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The migration files of one state of the sources, in the order in which they run.
 *
 * @param files those that run once; versions can still be given twice
 * @param repeatables those that run behind them whenever they have changed
 */
public record SourceTree(List<MigrationFile> files, List<RepeatableFile> repeatables) {
    public SourceTree {
        files = files.stream().sorted().toList();
        repeatables = repeatables.stream().sorted().toList();
    }

    /** @param paths relative to the root; those outside of migration folders are left out */
    public static SourceTree of(Stream<String> paths) {
        var files = new ArrayList<MigrationFile>();
        var repeatables = new ArrayList<RepeatableFile>();
        var malformed = new ArrayList<String>();
        paths.forEach(path -> MigrationFolder.of(path).ifPresent(folder -> {
            try {
                RepeatableFile.parse(folder, path)
                        .ifPresentOrElse(repeatables::add, () -> files.add(MigrationFile.parse(folder, path)));
            } catch (Refusal e) {
                malformed.addAll(e.reasons());
            }
        }));
        Refusal.unlessEmpty(malformed);
        return new SourceTree(files, repeatables);
    }

    /** @return the files as they lie on disk now, whether git knows them or not */
    public static SourceTree onDisk(Path root) {
        return of(MigrationFolder.in(root).stream().flatMap(folder -> pathsIn(root, folder)));
    }

    /** @return a sentence for every version, and every name of a repeatable one, that two files of one database have */
    public List<String> duplicates() {
        return Stream.concat(
                        alike(files, "version", MigrationFile::stamp),
                        alike(repeatables, "name", RepeatableFile::title))
                .toList();
    }

    /** @return all files, those that run once first */
    public Stream<SourceFile> all() {
        return Stream.concat(files.stream(), repeatables.stream());
    }

    /** @return the files that run in one database, in the order in which they do */
    public Stream<SourceFile> runningIn(Locations locations) {
        return all().filter(file -> locations.include(file.folder()));
    }

    /** @return the files that run once and share a database with this folder */
    public List<MigrationFile> sharingDatabaseWith(MigrationFolder folder) {
        return files.stream()
                .filter(file -> file.folder().sharesDatabaseWith(folder))
                .toList();
    }

    private static <F extends SourceFile> Stream<String> alike(List<F> files, String what, Function<F, Object> value) {
        return IntStream.range(0, files.size()).boxed().flatMap(i -> {
            var one = files.get(i);
            return files.subList(i + 1, files.size()).stream()
                    .filter(other -> value.apply(one).equals(value.apply(other)))
                    .filter(other -> one.folder().sharesDatabaseWith(other.folder()))
                    .map(other -> one.path() + " and " + other.path() + " have the same " + what + " "
                            + value.apply(one) + " in one database: rename one of them.");
        });
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
