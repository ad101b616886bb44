package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Owner;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;

@GatewayTest
@Covers({UserResource.class, UserDeletionResource.class})
class UserCollectionTest extends CollectionContract {
    @Inject
    People people;

    @Override
    protected Collection collection() {
        return new Collection(
                UserResource.PATH,
                number -> Map.of("username", number + Ids.next("ada"), "password", "correct horse"),
                "username",
                Map.of("disabled", true, "password", "battery staple"),
                "user-not-found");
    }

    @Override
    protected RequestSpecification request(Owner owner) {
        return people.signedIn(owner.id(), Role.ADMIN).request();
    }

    @Override
    protected boolean isShared() {
        return true;
    }
}
