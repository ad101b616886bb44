package dev.sitewright.launcher.migration.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of migrations: a service's own {@code db/migration}; platform's {@code db/platform}, which runs in the
 * database of every service, merged with the service's own by version; or another of platform's, which runs where a
 * service's settings name it.
 *
 * @param module the folder of the Maven module
 * @param name of the folder below {@code db}
 */
public record MigrationFolder(String module, String name) implements Comparable<MigrationFolder> {
    private static final String SHARED_MODULE = "platform";
    private static final String SHARED = "platform";
    private static final String OWN = "migration";
    private static final String RESOURCES = "/src/main/resources/";
    private static final Pattern PATH = Pattern.compile("([^/]+)" + RESOURCES + "db/([^/]+)/.+");
    private static final Comparator<MigrationFolder> ORDER =
            Comparator.comparing(MigrationFolder::module).thenComparing(MigrationFolder::name);

    /** @return the folder that this path, relative to the root, lies in */
    public static Optional<MigrationFolder> of(String path) {
        return Optional.of(PATH.matcher(path))
                .filter(matcher -> matcher.matches())
                .map(matcher -> new MigrationFolder(matcher.group(1), matcher.group(2)))
                .filter(folder -> folder.isOfPlatform() || folder.name.equals(OWN));
    }

    /** @return the folders of all services and of platform below {@code root}, also those that are still to be made */
    public static List<MigrationFolder> in(Path root) {
        return Stream.concat(services(root), ofPlatform(root)).sorted().toList();
    }

    /** @return whether its files run in every database */
    public boolean isShared() {
        return isOfPlatform() && name.equals(SHARED);
    }

    /** @return whether its files run in the databases of those services that say so */
    public boolean isOptional() {
        return isOfPlatform() && !isShared();
    }

    /** @return relative to the root, with slashes on every system */
    public String path() {
        return module + RESOURCES + "db/" + name;
    }

    /** @return the settings of the module, relative to the root */
    public String settings() {
        return module + RESOURCES + "application.properties";
    }

    /** @return whether files of both folders can run in one database, so that they share one order */
    public boolean sharesDatabaseWith(MigrationFolder other) {
        return equals(other) || isOfPlatform() || other.isOfPlatform();
    }

    /** @return what is behind the folder in this path */
    String nameOf(String path) {
        return path.substring(path().length() + 1);
    }

    public boolean isOfPlatform() {
        return module.equals(SHARED_MODULE);
    }

    private static Stream<MigrationFolder> services(Path root) {
        return names(root)
                .map(module -> new MigrationFolder(module, OWN))
                .filter(folder -> !folder.isOfPlatform())
                .filter(folder -> Files.isDirectory(root.resolve(folder.path()))
                        || Files.isRegularFile(root.resolve(folder.settings())));
    }

    private static Stream<MigrationFolder> ofPlatform(Path root) {
        if (!Files.isDirectory(root.resolve(SHARED_MODULE))) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(SHARED), names(root.resolve(SHARED_MODULE + RESOURCES + "db")))
                .distinct()
                .map(name -> new MigrationFolder(SHARED_MODULE, name));
    }

    private static Stream<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int compareTo(MigrationFolder other) {
        return ORDER.compare(this, other);
    }
}
