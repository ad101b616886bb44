package dev.sitewright.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets webhooks be of this machine, where tests receive them; what is refused without it is shown without the application. */
public class LocalWebhooks implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "sitewright.webhooks.allow-private-addresses", "true",
                "sitewright.webhooks.allow-http", "true",
                "sitewright.webhooks.look", "100ms",
                "sitewright.webhooks.timeout", "2s",
                "sitewright.webhooks.public-url", "https://sites.example.org");
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
