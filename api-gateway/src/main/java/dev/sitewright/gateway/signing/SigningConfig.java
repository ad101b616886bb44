package dev.sitewright.gateway.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The keys that sign access tokens. */
@ConfigMapping(prefix = "sitewright.signing-keys")
public interface SigningConfig {
    /** How long an access token is good. Nobody can take a token back from those who verify it without asking us, so it is short. */
    @WithDefault("10m")
    Duration tokenLifetime();

    /** How long a key signs until another takes its place. */
    @WithDefault("30d")
    Duration rotation();

    /** How long a key is published before it signs: above what verifiers cache it for, and above {@link #reload()}. */
    @WithDefault("10m")
    Duration lead();

    /** How often each replica looks for keys that others made. */
    @WithDefault("30s")
    Duration reload();
}
