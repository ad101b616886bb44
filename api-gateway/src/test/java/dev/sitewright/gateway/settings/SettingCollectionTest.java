package dev.sitewright.gateway.settings;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.Verb;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Settings are there already, so the n-th thing that is made is the n-th limit, without a value. */
@GatewayTest
@Covers(SettingResource.class)
class SettingCollectionTest extends CollectionContract {
    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    KnownSettings known;

    @AfterEach
    void nothing_stays_set() {
        pool.query("update setting set value = null where value is not null").executeAndAwait();
    }

    @Override
    protected Collection collection() {
        return new Collection(
                SettingResource.PATH, number -> Map.of(), "id", Map.of("value", 1_000_000), "setting-not-found");
    }

    @Override
    protected Set<Verb> verbs() {
        return EnumSet.of(Verb.PATCH);
    }

    @Override
    protected Map<String, Object> made(Owner owner, int number) {
        var id = limits().get(number);
        pool.preparedQuery("update setting set value = null where id = $1 and value is not null")
                .executeAndAwait(Tuple.of(id));
        return request(owner)
                .get(SettingResource.PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("$");
    }

    @Override
    protected RequestSpecification request(Owner owner) {
        return people.known(owner.id(), Role.ADMIN).request();
    }

    @Override
    protected boolean isShared() {
        return true;
    }

    private List<String> limits() {
        return known.keys().stream().filter(key -> key.startsWith("limits.")).toList();
    }
}
