package dev.sitewright.platform.secret;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The key that encrypts secrets at rest. Only services that keep any need one; they say so when they start without it. */
@ConfigMapping(prefix = "sitewright.secrets")
interface SecretsConfig {
    /** 32 random bytes in base64 ({@code openssl rand -base64 32}). */
    Optional<String> key();

    /** A file that holds {@link #key()}, readable by this service alone. */
    Optional<Path> keyFile();

    /** Earlier keys: they open what was sealed with them, and seal nothing any more. */
    Optional<List<String>> oldKeys();
}
