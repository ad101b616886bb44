package dev.sitewright.worker.queue;

import static dev.sitewright.worker.queue.Hands.aProject;
import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.TestHandlers.Args;
import dev.sitewright.worker.testing.Db;
import dev.sitewright.worker.testing.ScriptedBridge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
@WithTestResource(value = ScriptedBridge.class, scope = TestResourceScope.GLOBAL)
class EndsAsideTest {
    private static final int MANY = 2_000;

    @Inject
    Jobs jobs;

    @Inject
    Hands hands;

    @Inject
    HotPath hotPath;

    @Inject
    Db db;

    @Test
    void many_short_jobs_end_once_each_whether_they_are_bound_or_free() {
        var project = aProject();
        var wanted = IntStream.range(0, MANY)
                .mapToObj(n -> echo(n, project, n % 10 == 0))
                .map(NewJob::now)
                .toList();
        var ends = get(Uni.join().all(wanted).andFailFast());

        assertThat(ends).extracting(JobEnd::state).containsOnly("completed");
        assertThat(ends).extracting(JobEnd::id).doesNotHaveDuplicates().hasSize(MANY);
        assertThat(db.count(
                        "select count(*) from job join job_done on job.id = job_id where project_id = $1 and attempt = 1",
                        project))
                .isEqualTo(MANY);
        assertThat(db.count(
                        "select count(*) from job join job_lease on job.id = job_id where project_id = $1", project))
                .isZero();
    }

    @Test
    void under_a_limit_they_end_once_each_and_never_hold_more_places_than_there_are() {
        var limit = "echo:" + UUID.randomUUID();
        var project = aProject();
        db.change("insert into queue_limit (id, concurrency) values ($1, 7)", limit);
        try (var most = new MostAtOnce(db, limit)) {
            var wanted = IntStream.range(0, MANY)
                    .mapToObj(n -> echo(n, project, false).limit(limit).now())
                    .toList();
            assertThat(get(Uni.join().all(wanted).andFailFast()))
                    .extracting(JobEnd::state)
                    .containsOnly("completed");
            assertThat(most.seen()).isBetween(1L, 7L);
        }
        assertThat(db.count(
                        "select count(*) from job join job_done on job.id = job_id where limit_key = $1 and attempt = 1",
                        limit))
                .isEqualTo(MANY);
        db.change("delete from queue_limit where id = $1", limit);
    }

    private NewJob<Args> echo(int number, String project, boolean bound) {
        var job = jobs.of(TestHandlers.ECHO).with(new Args("n" + number)).project(project);
        return bound ? job.group(project) : job;
    }

    @Test
    void of_jobs_that_another_session_has_nothing_is_recorded() {
        var job = hands.enqueued(hands.note(aProject()).delay(Duration.ofHours(1)));
        db.change(
                "insert into job_lease (job_id, attempt, snoozes, session_id) values ($1, 1, 0, $2)",
                job.value(),
                hands.worker());

        var claim = new Claim(
                job,
                "test.note",
                "{}",
                null,
                null,
                null,
                1000,
                null,
                null,
                1,
                3,
                0,
                Duration.ofMinutes(1),
                false,
                true,
                null,
                false,
                UUID.randomUUID());
        var finish = new Finish(claim, null, told -> {});
        assertThat(get(hotPath.end(claim.session(), List.of(), List.of(finish))))
                .containsExactly(job);
        assertThat(db.count("select count(*) from job_done where job_id = $1", job.value()))
                .isZero();
        db.change("delete from job_lease where job_id = $1", job.value());
    }
}
