package dev.sitewright.gateway.oidc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The configured providers, asked beside the event loop. What was discovered of one is good for an hour. */
@ApplicationScoped
class Providers {
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int AT_A_TIME = 4;

    private final Map<String, OidcConfig.Provider> configured;
    private final Map<String, Discovered> discovered = new ConcurrentHashMap<>();
    private final WorkerExecutor workers;
    private final Clock clock;

    Providers(OidcConfig config, Vertx vertx, Clock clock) {
        this.configured = new TreeMap<>(config.providers());
        this.workers = vertx.createSharedWorkerExecutor("oidc", AT_A_TIME);
        this.clock = clock;
        this.configured.keySet().forEach(Providers::requireName);
    }

    private record Discovered(OpenIdProvider provider, Instant until) {}

    /** @return all of them, by name */
    Map<String, OidcConfig.Provider> all() {
        return configured;
    }

    /** @return how one is configured; throws {@link OidcException.UnknownProvider} */
    OidcConfig.Provider require(String name) {
        return Optional.ofNullable(configured.get(name)).orElseThrow(OidcException.UnknownProvider::new);
    }

    /** @return what comes of asking a provider, which may wait for it */
    <T> Uni<T> ask(String name, Function<OpenIdProvider, T> question) {
        var config = require(name);
        return workers.executeBlocking(() -> question.apply(current(name, config)), false);
    }

    private OpenIdProvider current(String name, OidcConfig.Provider config) {
        var now = clock.instant();
        var known = discovered.get(name);
        if (known != null && known.until().isAfter(now)) {
            return known.provider();
        }
        var fresh = OpenIdProvider.discover(config);
        discovered.put(name, new Discovered(fresh, now.plus(GOOD_FOR)));
        return fresh;
    }

    /** @return where a provider sends browsers back to */
    URI redirectUri(String name, String ownOrigin) {
        return require(name)
                .redirectUri()
                .orElseGet(() -> URI.create(ownOrigin + OidcResource.PATH + "/" + name + "/callback"));
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalStateException(
                    "sitewright.oidc." + name + ": a provider's name is of a-z, 0-9 and hyphens");
        }
    }
}
