package dev.sitewright.gateway.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Accounts and sessions. Public, because its constraints are checked by generated code. */
@ConfigMapping(prefix = "sitewright.auth")
public interface AuthConfig {
    /** How long a browser stays signed in. */
    @WithDefault("30d")
    Duration sessionLifetime();

    /** How often somebody at one address may try to sign in to one account within {@link #throttleWindow()}. */
    @WithDefault("10")
    @Min(1) int loginTries();

    /** The time in which tries are counted, from the first one on. */
    @WithDefault("15m")
    Duration throttleWindow();

    /** How often sessions and counters that have run out are deleted. */
    @WithDefault("10m")
    Duration cleaning();

    /** How passwords are hashed. May be raised at any time: a password is hashed anew when its owner signs in. */
    Argon2 argon2();

    /** Argon2id; the defaults are OWASP's least (Password Storage Cheat Sheet). */
    interface Argon2 {
        /** Memory for one hash, in KiB. Two are made at a time. */
        @WithDefault("19456")
        @Min(8) @Max(1048576) int memory();

        /** Passes over that memory. */
        @WithDefault("2")
        @Min(1) int iterations();

        /** Lanes; more only help where the library uses threads, which this one does not. */
        @WithDefault("1")
        @Min(1) int parallelism();
    }
}
