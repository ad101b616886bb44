package dev.sitewright.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large a body may be: as much as the HTTP layer takes ({@code quarkus.http.limits.max-body-size}) on the addresses of
 * {@code sitewright.body.large-at}, {@code sitewright.body.most} on all others. A service that sets neither takes as much everywhere.
 */
@ApplicationScoped
class BodyLimits {
    private final long largest;
    private final long usual;
    private final Pattern largeAt;

    BodyLimits(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
            @ConfigProperty(name = "sitewright.body.most") Optional<MemorySize> usual,
            @ConfigProperty(name = "sitewright.body.large-at") Optional<Pattern> largeAt) {
        this.largest = largest.asLongValue();
        this.usual = usual.orElse(largest).asLongValue();
        this.largeAt = largeAt.orElse(Pattern.compile("(?!)"));
    }

    /** @return how many bytes a body may have at this address */
    long of(String path) {
        return largeAt.matcher(path).matches() ? largest : usual;
    }
}
