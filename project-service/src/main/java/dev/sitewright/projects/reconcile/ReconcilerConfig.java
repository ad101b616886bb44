package dev.sitewright.projects.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How the reconciler works. */
@ConfigMapping(prefix = "sitewright.reconciler")
interface ReconcilerConfig {
    /** How often it looks for previews that are wanted and gone: a duration such as {@code 1s}, or {@code off}. */
    @WithDefault("1s")
    String every();

    /** How many previews it takes in one step; each is one row lock and one request. */
    @WithDefault("50")
    @Min(1) @Max(1_000) int batchSize();
}
