package dev.sitewright.bridge.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How people sign in to providers. */
@ConfigMapping(prefix = "sitewright.agent.sign-in")
interface SignInConfig {
    /** How long an attempt may take; providers' own codes last some 15 minutes. */
    @WithDefault("10m")
    Duration deadline();

    /** How many attempts may be open at once: each has an OpenCode of its own, some 300 MB. */
    @WithDefault("4")
    @Min(1) int most();

    /** How many of them may be one person's. */
    @WithDefault("2")
    @Min(1) int mostOfOne();

    /** How long a request waits for OpenCode, or for the provider, before it answers how things stand. */
    @WithDefault("25s")
    Duration patience();

    /** How long ended attempts can be looked at. */
    @WithDefault("24h")
    Duration kept();
}
