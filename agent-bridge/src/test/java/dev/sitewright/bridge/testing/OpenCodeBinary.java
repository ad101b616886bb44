package dev.sitewright.bridge.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The real OpenCode for tests: the pinned one of this module, or the one that {@code SITEWRIGHT_OPENCODE_BINARY} names. */
public class OpenCodeBinary implements QuarkusTestResourceLifecycleManager {
    private static final String SETTING = "sitewright.opencode.binary";

    /** @return the program; fails with what to do when there is none */
    public static Path path() {
        var chosen = Optional.ofNullable(System.getProperty(SETTING))
                .or(() -> Optional.ofNullable(System.getenv("SITEWRIGHT_OPENCODE_BINARY")))
                .map(Path::of)
                .orElseGet(() -> Path.of(
                        System.getProperty("sitewright.root", ".."),
                        "agent-bridge/opencode/node_modules/.bin/opencode"));
        if (!Files.isExecutable(chosen)) {
            throw new IllegalStateException("These tests need the real OpenCode, and " + chosen.toAbsolutePath()
                    + " is none: run `npm ci` in agent-bridge/opencode, or set SITEWRIGHT_OPENCODE_BINARY.");
        }
        return chosen.toAbsolutePath();
    }

    @Override
    public Map<String, String> start() {
        return Map.of(SETTING, path().toString());
    }

    @Override
    public void stop() {
        // The service under test ends its OpenCode itself.
    }
}
