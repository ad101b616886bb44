package dev.sitewright.gateway.chat;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about what the agent can do, plans and has done, in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class AgentSchemas {
    private AgentSchemas() {}

    @Schema(name = "AgentNames", description = "Agents or commands.")
    record NameList(
            @Schema(description = "In the agent's own order.", required = true)
            List<Name> items) {}

    @Schema(name = "AgentName", description = "An agent or a command.")
    record Name(
            @Schema(description = "Its name.", examples = "build", required = true)
            String name,

            @Schema(examples = "Writes the code.", description = "What it is for; may be empty.", required = true)
            String description,

            @Schema(
                    description = "`primary` or `subagent`, or `all`, for an agent; null for a command.",
                    required = true)
            @Nullable String kind) {}

    @Schema(name = "AgentTodos", description = "The agent's plan.")
    record Todos(
            @Schema(description = "In its order.", required = true)
            List<Todo> items) {}

    @Schema(name = "AgentTodo", description = "One step of the plan.")
    record Todo(
            @Schema(examples = "Write the opening hours.", description = "What to do.", required = true)
            String content,

            @Schema(description = "Where it stands.", examples = "pending", required = true)
            String status,

            @Schema(description = "How urgent.", examples = "high", required = true)
            String priority) {}

    @Schema(name = "AgentDiff", description = "What a prompt changed in files.")
    record Diff(
            @Schema(description = "One per file.", required = true)
            List<FileDiff> items) {}

    @Schema(name = "AgentFileDiff", description = "What changed in one file.")
    record FileDiff(
            @Schema(description = "Relative to the workspace.", examples = "index.html", required = true)
            String path,

            @Schema(description = "What became of it.", examples = "modified", required = true)
            String status,

            @Schema(description = "Lines that came.", required = true)
            int additions,

            @Schema(description = "Lines that went.", required = true)
            int deletions,

            @Schema(
                    examples = "@@ -1 +1 @@\n-<h1>Bread</h1>\n+<h1>Bakery</h1>\n",
                    description = "As `diff -u` writes it.",
                    required = true)
            String patch) {}
}
