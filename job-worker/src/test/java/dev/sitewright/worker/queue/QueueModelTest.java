package dev.sitewright.worker.queue;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any order of operations leaves the tables as a simple model says. A failure names its seed; {@code -Dqueue.seed=…} repeats it, and
 * {@code -Dqueue.operations=…} makes the walks longer.
 */
@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class QueueModelTest {
    private static final int OPERATIONS = Integer.getInteger("queue.operations", 150);
    private static final String CLEAR =
            "truncate job, job_done, job_log, job_progress, job_active, job_ready, job_later, job_lease, job_schedule, worker_session,"
                    + " queue_limit, queue_pause";

    @Inject
    Hands hands;

    @Inject
    Jobs jobs;

    @Inject
    Ending ending;

    @Inject
    JobRepository repository;

    @Inject
    WorkerSession session;

    @Inject
    Schedules schedules;

    @Inject
    Batches batches;

    @Inject
    Db db;

    @BeforeEach
    @AfterEach
    void clear() {
        db.change(CLEAR);
        db.change("update queue_setting set paused = false, concurrency = null");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void known_walks(long seed) {
        walk(Long.getLong("queue.seed", seed));
    }

    @Test
    void a_walk_that_nobody_took_before() {
        walk(Long.getLong("queue.seed", System.nanoTime()));
    }

    private void walk(long seed) {
        var tools = new WalkScene.Tools(hands, jobs, ending, repository, session, schedules, batches, db);
        new Walk(tools, seed).take(OPERATIONS);
    }
}
