package dev.sitewright.bridge.prompt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long and how often a prompt is tried. */
@ConfigMapping(prefix = "sitewright.agent.prompt")
interface PromptConfig {
    /** From acceptance to the end; after it the run is stopped and the prompt has failed. */
    @WithDefault("30m")
    Duration deadline();

    /** How often the agent is set to work on it, when OpenCode dies in between. */
    @WithDefault("3")
    @Min(1) int maxTries();

    /** How often OpenCode may ask the provider again before the run is stopped; its waits double from 2 s. */
    @WithDefault("4")
    @Min(0) int maxProviderRetries();

    /** How long a resting session may leave its answer without an end before it counts as interrupted. */
    @WithDefault("10s")
    Duration grace();

    /** How long a session may rest before its first answer: opening a directory took 11 s on an idle machine. */
    @WithDefault("2m")
    Duration startGrace();

    /** How long a model may leave a prompt without the first word before it is looked whether anything is at its address, and between looks. */
    @WithDefault("10s")
    Duration silence();

    /** How often open prompts are looked at when no event calls for it. */
    @WithDefault("1s")
    Duration interval();
}
