package dev.sitewright.bridge.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The OpenCode process behind the service under test, as the house's list of children names it. */
public final class OpenCodeUnderTest {
    private OpenCodeUnderTest() {}

    /** @return the process that runs now */
    public static ProcessHandle process() {
        var children = Path.of(ConfigProvider.getConfig().getValue("sitewright.children", String.class));
        try (var files = Files.list(children)) {
            var pid = Long.parseLong(
                    files.map(Path::getFileName).map(Path::toString).findFirst().orElseThrow());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it without a word, as the kernel does when memory runs out. */
    public static void kill() {
        process().destroyForcibly();
    }

    /** Returns when another one than that has taken its place and serves. */
    public static void awaitAnother(ProcessHandle former) {
        await().atMost(Bridge.PATIENCE)
                .ignoreExceptions() // there is none for a while
                .until(() -> !process().equals(former));
        Bridge.awaitReady();
    }

    /** @return the process that works for one project; empty when it has none of its own */
    public static Optional<ProcessHandle> process(String projectId) {
        var children = Path.of(ConfigProvider.getConfig().getValue("sitewright.children", String.class));
        try (var files = Files.list(children)) {
            return files.filter(file -> isFor(file, projectId))
                    .map(file -> Long.parseLong(file.getFileName().toString()))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the one that works for a project. */
    public static void kill(String projectId) {
        process(projectId).orElseThrow().destroyForcibly();
    }

    private static boolean isFor(Path file, String projectId) {
        try {
            return Files.readString(file).endsWith(" opencode-" + projectId + "\n");
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }
}
