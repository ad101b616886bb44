package dev.sitewright.gateway.webhook;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Owner;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

@GatewayTest
@Covers({WebhookResource.class, WebhookVerbsResource.class, WebhookPartsResource.class})
class WebhookCollectionTest extends CollectionContract {
    @Inject
    People people;

    @Override
    protected Collection collection() {
        return new Collection(
                "/api/v1/webhooks",
                number -> Map.of("url", "https://example.org/hooks/" + number, "types", List.of("runtime.*")),
                "url",
                Map.of("name", "Another"),
                "webhook-not-found");
    }

    @Override
    protected RequestSpecification request(Owner owner) {
        return people.known(owner.id()).request();
    }
}
