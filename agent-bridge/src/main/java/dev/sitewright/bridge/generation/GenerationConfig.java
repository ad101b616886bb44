package dev.sitewright.bridge.generation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long and how often a model is asked for a record. */
@ConfigMapping(prefix = "sitewright.agent.generation")
interface GenerationConfig {
    /** From the wish to its end, the time in which OpenCode starts included; after it the run has failed. */
    @WithDefault("2m")
    Duration deadline();

    /** How often a model is asked, the first time included, before a run without a fit answer has failed. */
    @WithDefault("3")
    @Min(1) int maxTries();

    /** How often OpenCode may ask the provider again; its waits double from 2 s. */
    @WithDefault("2")
    @Min(0) int maxProviderRetries();

    /** How often runs under way are looked at. */
    @WithDefault("250ms")
    Duration interval();
}
