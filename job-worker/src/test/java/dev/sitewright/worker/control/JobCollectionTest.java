package dev.sitewright.worker.control;

import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.Verb;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.HandDriven;
import dev.sitewright.worker.queue.SampleJobs;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Jobs are made by other services; what the kit makes has ended already, so that it can be deleted. */
@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
@Covers(JobsResource.class)
class JobCollectionTest extends CollectionContract {
    @Inject
    SampleJobs samples;

    @Inject
    Db db;

    @BeforeEach
    void empty() {
        db.change("truncate job_ready, job_later, job_lease, worker_session");
    }

    @Override
    protected Collection collection() {
        return new Collection("/internal/v1/jobs", number -> Map.of(), "id", Map.of(), "job-not-found");
    }

    @Override
    protected Set<Verb> verbs() {
        return EnumSet.of(Verb.DELETE);
    }

    @Override
    protected boolean needsVersions() {
        return false;
    }

    @Override
    protected Map<String, Object> made(Owner owner, int number) {
        return owner.request()
                .get("/internal/v1/jobs/" + samples.discarded(owner.id()))
                .then()
                .statusCode(200)
                .extract()
                .path("$");
    }
}
