package dev.sitewright.launcher.migration.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder of migrations: a service's own {@code db/migration}, or {@code db/platform}, which runs in the database of
 * every service, merged with the service's own by version.
 *
 * @param module the folder of the Maven module
 */
public record MigrationFolder(String module) implements Comparable<MigrationFolder> {
    private static final String SHARED_MODULE = "platform";
    private static final String RESOURCES = "/src/main/resources/";
    private static final Pattern PATH = Pattern.compile("([^/]+)" + RESOURCES + "db/(migration|platform)/.+");

    /** @return the folder that this path, relative to the root, lies in */
    public static Optional<MigrationFolder> of(String path) {
        return Optional.of(PATH.matcher(path))
                .filter(matcher -> matcher.matches())
                .map(matcher -> new MigrationFolder(matcher.group(1)))
                .filter(folder -> path.startsWith(folder.path() + "/"));
    }

    /** @return the folders of all services and of platform below {@code root}, also those that are still to be made */
    public static List<MigrationFolder> in(Path root) {
        try (var modules = Files.list(root)) {
            return modules.map(
                            module -> new MigrationFolder(module.getFileName().toString()))
                    .filter(folder -> folder.belongsTo(root))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isShared() {
        return module.equals(SHARED_MODULE);
    }

    /** @return relative to the root, with slashes on every system */
    public String path() {
        return module + RESOURCES + (isShared() ? "db/platform" : "db/migration");
    }

    public Path in(Path root, String fileName) {
        return root.resolve(path()).resolve(fileName);
    }

    /** @return whether files of both folders run in one database, so that their versions share one order */
    public boolean sharesDatabaseWith(MigrationFolder other) {
        return equals(other) || isShared() || other.isShared();
    }

    private boolean belongsTo(Path root) {
        var settings = root.resolve(module + RESOURCES + "application.properties");
        return Files.isDirectory(root.resolve(path())) || isShared() || Files.isRegularFile(settings);
    }

    @Override
    public int compareTo(MigrationFolder other) {
        return module.compareTo(other.module);
    }
}
