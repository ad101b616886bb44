package dev.sitewright.worker.schedule;

import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.HandDriven;
import dev.sitewright.worker.testing.Admins;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
@Covers({ScheduleResource.class, ScheduleVerbsResource.class})
class ScheduleCollectionTest extends CollectionContract {
    private static final AtomicInteger MADE = new AtomicInteger();

    @Inject
    Db db;

    @AfterEach
    void empty() {
        db.change("truncate job_schedule");
    }

    @Override
    protected Collection collection() {
        return new Collection(
                ScheduleResource.PATH,
                number -> Map.of(
                        "name",
                        "nightly-%d-%d".formatted(number, MADE.incrementAndGet()),
                        "kind",
                        "test.echo",
                        "args",
                        Map.of("name", "Ada"),
                        "cron",
                        number % 60 + " 3 * * *"),
                "cron",
                Map.of("cron", "30 4 * * 1", "paused", true),
                "schedule-not-found");
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
