package dev.sitewright.gateway.extension;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about MCP servers in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class McpServerSchemas {
    private McpServerSchemas() {}

    @Schema(name = "NewMcpServers", description = "What to add.")
    record News(
            @Schema(description = "1 to 100 of them.", minItems = 1, maxItems = 100, required = true)
            List<New> items) {}

    @Schema(name = "NewMcpServer", description = "One to add.")
    record New(
            @Schema(
                    description = "Its name; its tools begin with it.",
                    examples = "search",
                    minLength = 1,
                    maxLength = 40,
                    pattern = "^[a-z][a-z0-9-]*$",
                    required = true)
            String name,

            @Schema(
                    description = "The program and its arguments, each by itself: no shell reads them.",
                    minItems = 1,
                    maxItems = 50)
            @Nullable List<String> command,

            @Schema(description = "Variables of the program; write-only.", writeOnly = true) @Nullable Map<String, String> environment,

            @Schema(
                    description = "The address, in place of a program.",
                    examples = "https://mcp.example.com/mcp",
                    maxLength = 500)
            @Nullable String url,

            @Schema(description = "What is sent to the address; write-only.", writeOnly = true) @Nullable Map<String, String> headers,

            @Schema(description = "Whether the agent has it.", examples = "true") @Nullable Boolean enabled) {}

    @Schema(name = "McpServer", description = "A server of tools for the agent (Model Context Protocol).")
    record One(
            @Schema(description = "The id.", examples = "mcp_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(description = "Whose it is.", examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String projectId,

            @Schema(description = "Its name.", examples = "search", required = true)
            String name,

            @Schema(
                    description = "The program and its arguments; empty when it is an address.",
                    examples = "[\"node\", \"server.mjs\"]",
                    required = true)
            List<String> command,

            @Schema(
                    description = "The address; null when it is a program.",
                    examples = "https://mcp.example.com/mcp",
                    required = true)
            @Nullable String url,

            @Schema(description = "The names of the program's variables.", examples = "[\"TOKEN\"]", required = true)
            List<String> environment,

            @Schema(description = "The names of the headers.", examples = "[\"Authorization\"]", required = true)
            List<String> headers,

            @Schema(description = "Whether the agent has it.", examples = "true", required = true)
            boolean enabled,

            @Schema(description = "Since when.", examples = "2026-11-21T10:15:30Z", required = true)
            Instant createdAt,

            @Schema(description = "When it was changed last.", examples = "2026-11-21T10:15:30Z", required = true)
            Instant updatedAt,

            @Schema(description = "Its version, for `If-Match`.", examples = "0", required = true)
            long version) {}

    @Schema(name = "PatchMcpServers", description = "Changes.")
    record Patches(
            @Schema(
                    description = "1 to 100 changes, each of another one.",
                    minItems = 1,
                    maxItems = 100,
                    required = true)
            List<PatchItem> items) {}

    @Schema(name = "PatchMcpServer", description = "A change of one.")
    record PatchItem(
            @Schema(description = "Which.", examples = "mcp_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(description = "The version that the change is meant for.", examples = "0", required = true)
            long version,

            @Schema(description = "What to change.", required = true)
            Patch patch) {}

    @Schema(
            name = "McpServerPatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record Patch(
            @Schema(description = "Another program and its arguments.", minItems = 1, maxItems = 50) @Nullable List<String> command,

            @Schema(description = "All its variables anew; write-only.", writeOnly = true) @Nullable Map<String, String> environment,

            @Schema(description = "Another address.", examples = "https://mcp.example.com/v2", maxLength = 500)
            @Nullable String url,

            @Schema(description = "All its headers anew; write-only.", writeOnly = true) @Nullable Map<String, String> headers,

            @Schema(description = "Whether the agent has it.", examples = "false") @Nullable Boolean enabled) {}

    @Schema(name = "McpServerTargets", description = "Those to take away.")
    record Targets(
            @Schema(description = "1 to 100 of them, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "McpServerTarget", description = "One version of one.")
    record Target(
            @Schema(description = "Which.", examples = "mcp_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "0", required = true)
            long version) {}

    @Schema(name = "McpServers", description = "They, in the order of the items that were sent.")
    record All(
            @Schema(description = "One per item.", required = true)
            List<One> items) {}

    @Schema(name = "McpServerPage", description = "A page of them.")
    record PageOfThem(
            @Schema(description = "In the order that was asked for.", required = true)
            List<One> items,

            @Schema(description = "What to send as `cursor` for the next page; null at the end.", required = true)
            @Nullable String nextCursor) {}
}
