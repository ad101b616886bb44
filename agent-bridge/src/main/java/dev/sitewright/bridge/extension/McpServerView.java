package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An MCP server as its project's owner sees it.
 *
 * @param environment the names of its variables
 * @param headers the names of its headers
 */
record McpServerView(
        String id,
        String projectId,
        String name,
        List<String> command,
        @Nullable String url,
        List<String> environment,
        List<String> headers,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {
    static McpServerView of(Extension one) {
        return new McpServerView(
                one.id(),
                one.scopeId(),
                one.name(),
                texts(one.fields().path("command")),
                one.fields().path("url").textValue(),
                texts(one.fields().path("environment")),
                texts(one.fields().path("headers")),
                one.fields().path("enabled").asBoolean(),
                one.createdAt(),
                one.updatedAt(),
                one.version());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
