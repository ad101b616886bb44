package dev.sitewright.gateway.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How passwords are hashed: Argon2id; the defaults are OWASP's least (Password Storage Cheat Sheet). May be raised at any time: a password
 * is hashed anew when its owner signs in. Public, because its constraints are checked by generated code.
 */
@ConfigMapping(prefix = "sitewright.auth.argon2")
public interface PasswordConfig {
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
