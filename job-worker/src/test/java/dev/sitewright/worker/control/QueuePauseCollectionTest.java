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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
@Covers(QueueResource.class)
class QueuePauseCollectionTest extends CollectionContract {
    @Inject
    Db db;

    @AfterEach
    void empty() {
        db.change("truncate queue_pause");
    }

    @Override
    protected Collection collection() {
        return new Collection(
                "/internal/v1/queue/pauses",
                number -> Map.of("scope", "kind", "name", "test.kind-" + number),
                "name",
                Map.of(),
                "not-found");
    }

    @Override
    protected Set<Verb> verbs() {
        return EnumSet.of(Verb.CREATE, Verb.DELETE);
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
