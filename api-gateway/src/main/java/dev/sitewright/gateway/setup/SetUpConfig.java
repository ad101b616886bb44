package dev.sitewright.gateway.setup;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The first administrator of an installation that nobody sits before. Looked at until there is one, and never again. */
@ConfigMapping(prefix = "sitewright.setup")
interface SetUpConfig {
    /** The administrator's name; without it, the set-up waits for whoever comes first. */
    Optional<String> username();

    /** The administrator's first password; 8 to 256 characters. */
    Optional<String> password();

    /** A file that holds the password instead, such as a mounted secret; one line end behind it does not count. */
    Optional<Path> passwordFile();
}
