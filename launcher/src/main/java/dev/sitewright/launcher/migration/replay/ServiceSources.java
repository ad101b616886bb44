package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.migration.files.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A service's Java sources beside what was built of them. */
record ServiceSources(Path module) {

    boolean haveEntities() {
        return sources().stream().anyMatch(ServiceSources::isEntity);
    }

    /** An old build would validate old entities. */
    void requireFreshBuild() {
        var jar = module.resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar) || sources().stream().anyMatch(source -> isNewer(source, jar))) {
            throw new Refusal(
                    module.getFileName() + " has entities to check, but is not built as its sources are now: say"
                            + " ./mvnw -DskipTests package.");
        }
    }

    private List<Path> sources() {
        var folder = module.resolve("src/main/java");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEntity(Path source) {
        try {
            return Files.readString(source).lines().anyMatch(line -> line.startsWith("@Entity"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewer(Path source, Path jar) {
        return source.toFile().lastModified() > jar.toFile().lastModified();
    }
}
