package dev.sitewright.bridge.passthrough;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Looks into what is sent to OpenCode for what would lead out of the project. */
final class Bodies {
    /** Rights are the policy's to give, and OpenCode's own workspaces are none of ours. */
    private static final List<String> REFUSED = List.of("permission", "workspaceID", "workspace", "directory");

    private Bodies() {}

    /** Throws {@link ProblemException} for what may not be said. */
    static void check(JsonNode body, Path workspace) {
        if (body instanceof ObjectNode object) {
            for (var field : REFUSED) {
                if (object.has(field)) {
                    throw refused("/" + field, FaultType.UNKNOWN_FIELD, "cannot be set here");
                }
            }
        }
        if (body.at("/format/type")
                .asText()
                .equals("json_schema")) { // 1.18.33 then fails to list the session, to us as well
            throw refused("/format", FaultType.UNKNOWN_VALUE, "makes a session that OpenCode cannot list");
        }
        var parts = body.path("parts");
        for (var place = 0; place < parts.size(); place++) {
            var url = parts.get(place).path("url");
            if (!url.isMissingNode() && !isOwn(url.asText(), workspace)) {
                throw refused(
                        "/parts/" + place + "/url",
                        FaultType.UNKNOWN_VALUE,
                        "is neither data nor a file of the project");
            }
        }
    }

    /** Throws {@link ProblemException} for a path that leads out, by links too. */
    static void checkPath(String path, Path workspace) {
        if (!isInside(path, workspace)) {
            throw refused("?path", FaultType.UNKNOWN_VALUE, "is no file of the project");
        }
    }

    private static boolean isOwn(String url, Path workspace) {
        if (url.startsWith("data:")) {
            return true;
        }
        try {
            var address = new URI(url);
            return "file".equals(address.getScheme())
                    && isInside(
                            Path.of(new URI("file", null, address.getPath(), null))
                                    .toString(),
                            workspace);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return false;
        }
    }

    private static boolean isInside(String path, Path workspace) {
        try {
            var root = workspace.toRealPath();
            var file = root.resolve(path).normalize();
            if (!file.startsWith(root) && !file.startsWith(workspace)) {
                return false;
            }
            return existing(file).toRealPath().startsWith(root);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** @return the file, or the nearest folder above it that is there */
    private static Path existing(Path file) {
        var above = file.getParent();
        return above == null || Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file : existing(above);
    }

    private static ProblemException refused(String place, FaultType fault, String detail) {
        return new ProblemException(Problem.invalid(fault.at(place, detail)));
    }
}
