package dev.sitewright.gateway.chat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about usage and caps in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class UsageSchemas {
    private UsageSchemas() {}

    @Schema(name = "AgentUsed", description = "What was used by one thing.")
    @JsonPropertyOrder({"of", "calls", "input", "output", "reasoning", "cacheRead", "cacheWrite", "cost"
    }) // else of and calls last
    record Used(
            @Schema(
                    description = "The id of a session or project, or a model.",
                    examples = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T",
                    required = true)
            String of,

            @Schema(description = "Calls of models.", examples = "2", required = true)
            long calls,

            @JsonUnwrapped MessageSchemas.Usage usage) {}

    @Schema(name = "ProjectUsage", description = "What a project used.")
    record OfProject(
            @Schema(description = "By session, deleted ones included.", required = true)
            List<Used> sessions,

            @Schema(description = "By model.", required = true)
            List<Used> models) {}

    @Schema(name = "AgentUsage", description = "What the caller used.")
    record OfUser(
            @Schema(description = "By project, deleted ones included.", required = true)
            List<Used> projects) {}

    @Schema(name = "AgentBudget", description = "A cap on what the agent may use.")
    record Budget(
            @Schema(
                    description = "The project's or the user's id.",
                    examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            String id,

            @Schema(
                    description = "Its version, for `If-Match`; 0 when nothing was ever decided.",
                    examples = "1",
                    required = true)
            long version,

            @Schema(description = "US dollars; null for no cap.", examples = "5", required = true) @Nullable Double maxCost,

            @Schema(
                    description = "Tokens of all kinds together; null for no cap.",
                    examples = "1000000",
                    required = true)
            @Nullable Long maxTokens,

            @Schema(
                    description = "Within what it counts, in UTC.",
                    enumeration = {"day", "month", "total"},
                    required = true)
            String period,

            @Schema(description = "US dollars in this period.", required = true)
            double usedCost,

            @Schema(description = "Tokens in this period.", required = true)
            long usedTokens) {}

    @Schema(
            name = "AgentBudgetPatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record BudgetPatch(
            @Schema(description = "US dollars; null takes the cap away.", minimum = "0", maximum = "1000000000000")
            @Nullable Double maxCost,

            @Schema(
                    description = "Tokens of all kinds together; null takes the cap away.",
                    minimum = "0",
                    maximum = "1000000000000",
                    examples = "1000000")
            @Nullable Long maxTokens,

            @Schema(
                    description = "Within what it counts, in UTC.",
                    enumeration = {"day", "month", "total"})
            @Nullable String period) {}
}
