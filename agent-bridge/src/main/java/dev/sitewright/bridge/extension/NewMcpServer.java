package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An MCP server to add: a program with its arguments, or an address.
 *
 * @param command the program and its arguments, each by itself: no shell reads them
 * @param environment variables of the program; write-only
 * @param headers sent to the address; write-only
 */
record NewMcpServer(
        @Nullable String name,
        @Nullable JsonNode command,
        @Nullable JsonNode environment,
        @Nullable String url,
        @Nullable JsonNode headers,
        @Nullable Boolean enabled) {
    @Override
    public String toString() {
        return "MCP server " + name;
    }
}
