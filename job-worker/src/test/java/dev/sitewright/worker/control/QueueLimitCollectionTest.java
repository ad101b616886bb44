package dev.sitewright.worker.control;

import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.Verb;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.HandDriven;
import dev.sitewright.worker.testing.Admins;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Setting a limit again changes it, so it is no creation. */
@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
@Covers(QueueResource.class)
class QueueLimitCollectionTest extends CollectionContract {
    @Inject
    Db db;

    @AfterEach
    void empty() {
        db.change("truncate queue_limit");
    }

    @Override
    protected Collection collection() {
        return new Collection(
                "/internal/v1/queue/limits",
                number -> Map.of("key", "test-" + number, "concurrency", 1),
                "concurrency",
                Map.of(),
                "not-found");
    }

    @Override
    protected Set<Verb> verbs() {
        return EnumSet.of(Verb.DELETE);
    }

    @Override
    protected Map<String, Object> made(Owner owner, int number) {
        return request(owner)
                .body(Map.of("items", List.of(collection().newItem().apply(number))))
                .post(collection().path())
                .then()
                .statusCode(200)
                .extract()
                .path("items[0]");
    }

    @Override
    protected RequestSpecification request(Owner owner) {
        return Admins.request(owner);
    }

    @Override
    protected boolean isShared() {
        return true;
    }
}
