package dev.sitewright.gateway.session;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.Verb;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;

/** Sessions begin by signing in, so lists of them can only be ended. */
@GatewayTest
@Covers(SessionEndResource.class)
class SessionCollectionTest extends CollectionContract {
    @Inject
    People people;

    @Override
    protected Collection collection() {
        return new Collection(SessionResource.PATH, number -> Map.of(), "id", Map.of(), "login-session-not-found");
    }

    @Override
    protected RequestSpecification request(Owner owner) {
        return people.signedIn(owner.id(), Role.USER).request();
    }

    @Override
    protected Set<Verb> verbs() {
        return Set.of(Verb.DELETE);
    }

    @Override
    protected Map<String, Object> made(Owner owner, int number) {
        people.be(owner.id(), Role.USER);
        return Map.of("id", people.session(owner.id()), "version", 0);
    }
}
