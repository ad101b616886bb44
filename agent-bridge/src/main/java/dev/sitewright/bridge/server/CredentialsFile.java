package dev.sitewright.bridge.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * OpenCode's own file of credentials, in the home of a server: its working copy, in the clear and for its owner only, which goes when the
 * server ends. Ours is in the database, sealed. Blocking.
 */
record CredentialsFile(Path home) {
    /** @return credentials by the provider's name; throws {@link IllegalArgumentException} while the file is being written */
    Map<String, JsonNode> read() {
        var found = new TreeMap<String, JsonNode>();
        try {
            var all = OpenCodeJson.parse(Files.readString(file()));
            if (!all.isObject()) {
                throw new IllegalArgumentException("OpenCode is writing its credentials");
            }
            all.properties().forEach(one -> found.put(one.getKey(), one.getValue()));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file());
    }

    private Path file() {
        return home.resolve(".local/share/opencode/auth.json");
    }
}
