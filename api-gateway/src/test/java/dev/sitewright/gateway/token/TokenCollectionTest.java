package dev.sitewright.gateway.token;

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
@Covers({TokenResource.class, TokenDeletionResource.class})
class TokenCollectionTest extends CollectionContract {
    @Inject
    People people;

    @Override
    protected Collection collection() {
        return new Collection(
                "/api/v1/tokens",
                number -> Map.of("name", "Token " + number, "scopes", List.of("projects:read")),
                "name",
                Map.of("name", "Another"),
                "token-not-found");
    }

    @Override
    protected RequestSpecification request(Owner owner) {
        return people.known(owner.id()).request();
    }
}
