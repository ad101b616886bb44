package dev.sitewright.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.record.Workspace;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What changed in a file.
 *
 * @param path relative to the workspace
 * @param status {@code added}, {@code modified} or {@code deleted}
 * @param patch as {@code diff -u} writes it
 */
record FileDiff(String path, String status, int additions, int deletions, String patch) {
    static List<FileDiff> of(JsonNode found, String directory) {
        var workspace = new Workspace(directory);
        return StreamSupport.stream(found.spliterator(), false)
                .map(file -> new FileDiff(
                        workspace.fileOf(file.path("file").asText()).orElse(""),
                        file.path("status").asText("modified"),
                        file.path("additions").asInt(),
                        file.path("deletions").asInt(),
                        file.path("patch").asText().replace(directory + "/", "")))
                .filter(file -> !file.path().isEmpty())
                .toList();
    }
}
