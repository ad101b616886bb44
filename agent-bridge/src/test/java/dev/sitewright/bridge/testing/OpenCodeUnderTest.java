package dev.sitewright.bridge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
