package dev.sitewright.bridge.usage;

import dev.sitewright.platform.many.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A cap on what the agent may use.
 *
 * @param id of the project, or of the user for all their projects
 * @param maxCost in US dollars; null for no cap
 * @param maxTokens read, written and thought together; null for no cap
 * @param period {@code day}, {@code month} (both of UTC) or {@code total}
 * @param usedCost in the present period
 * @param usedTokens in the present period
 */
record Budget(
        String id,
        long version,
        @Nullable Double maxCost,
        @Nullable Long maxTokens,
        String period,
        double usedCost,
        long usedTokens)
        implements Versioned {}
