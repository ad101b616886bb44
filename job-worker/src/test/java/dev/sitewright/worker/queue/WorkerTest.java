package dev.sitewright.worker.queue;

import static dev.sitewright.worker.queue.Hands.aProject;
import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobCancelled;
import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.JobFact.JobEnqueued;
import dev.sitewright.contracts.JobFact.JobProgressed;
import dev.sitewright.contracts.JobFact.JobRetrying;
import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.TestHandlers.Args;
import dev.sitewright.worker.queue.TestHandlers.Flaky;
import dev.sitewright.worker.queue.TestHandlers.Hasty;
import dev.sitewright.worker.queue.TestHandlers.Stubborn;
import dev.sitewright.worker.testing.Db;
import dev.sitewright.worker.testing.Facts;
import dev.sitewright.worker.testing.ScriptedBridge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
@WithTestResource(value = ScriptedBridge.class, scope = TestResourceScope.GLOBAL)
class WorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Jobs jobs;

    @Inject
    Hands hands;

    @Inject
    WorkerSession session;

    @Inject
    JobRepository repository;

    @Inject
    Flaky flaky;

    @Inject
    Stubborn stubborn;

    @Inject
    Hasty hasty;

    @Inject
    Db db;

    @Test
    void a_job_snoozes_fails_and_succeeds_and_its_log_and_facts_say_so() {
        var project = aProject();
        var job = hands.enqueued(jobs.of(TestHandlers.FLAKY).with(new Args("x")).project(project));

        assertThat(Facts.await(Fact.class, project, 8))
                .hasExactlyElementsOfTypes(
                        JobEnqueued.class,
                        JobStarted.class,
                        JobProgressed.class, // and then it snoozed, which is no fact
                        JobProgressed.class,
                        JobRetrying.class,
                        JobStarted.class,
                        JobProgressed.class,
                        JobCompleted.class);
        assertThat(db.rows("select line from job_log where job_id = $1 order by n", job.value()))
                .extracting(row -> row.getString(0))
                .containsExactly("attempt 1 snoozed 0", "attempt 1 snoozed 1", "attempt 2 snoozed 0");
    }

    @Test
    void cancelling_a_running_job_ends_its_child_process() throws InterruptedException {
        var project = aProject();
        hands.enqueued(jobs.of(TestHandlers.STUBBORN).with(new Args("x")).project(project));
        assertThat(stubborn.waiting.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        get(jobs.cancel(project, List.of("test.stubborn"), "Enough."));

        assertThat(Facts.await(JobCancelled.class, project, 1).getFirst().reason())
                .isEqualTo("Enough.");
        await().atMost(PATIENCE).until(() -> !stubborn.child.isAlive());
    }

    @Test
    void an_attempt_that_takes_too_long_is_interrupted_and_counts() throws InterruptedException {
        var project = aProject();
        hands.enqueued(
                jobs.of(TestHandlers.HASTY).with(new Args("x")).project(project).maxAttempts(1));

        assertThat(Facts.await(JobDiscarded.class, project, 1).getFirst().error())
                .contains("took longer than");
        assertThat(hasty.interrupted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void a_kind_that_this_worker_does_not_know_is_discarded_when_it_runs() {
        var project = aProject();
        hands.enqueued(hands.note(project)); // no handler of these tests does it
        assertThat(Facts.await(JobDiscarded.class, project, 1).getFirst().error())
                .isEqualTo("Unknown kind of job: test.note");
    }

    @Test
    void a_worker_that_was_given_up_for_dead_begins_a_new_session() {
        var before = session.current().orElseThrow();
        db.change("delete from worker_session where id = $1", before);
        get(session.beat());
        assertThat(session.current()).isPresent().get().isNotEqualTo(before);
    }

    @Test
    void days_to_come_have_their_partitions_and_old_ones_go() {
        db.change(
                "create table job_20200101 partition of job for values from ('01700000-0000-0000-0000-000000000000') to ('01700000-0000-0001-0000-000000000000')");
        db.change(
                "create table job_done_20200101 partition of job_done for values from ('01700000-0000-0000-0000-000000000000') to ('01700000-0000-0001-0000-000000000000')");
        db.change(
                "create table job_log_20200101 partition of job_log for values from ('01700000-0000-0000-0000-000000000000') to ('01700000-0000-0001-0000-000000000000')");

        assertThat(get(repository.rotate(7, 30))).isEqualTo(1);

        var job = hands.enqueued(hands.note(aProject()));
        assertThat(db.text("select tableoid::regclass::text from job where id = $1", job.value()))
                .matches("job_20\\d{6}");
        assertThat(db.count("select count(*) from pg_inherits where inhparent = 'job'::regclass"))
                .isEqualTo(10); // yesterday, today, seven days ahead, and the safety net
    }

    @Test
    void log_lines_go_before_the_jobs_they_are_of() {
        for (var table : List.of("job", "job_done", "job_log")) {
            db.change(
                    "create table " + table + "_20200102 partition of " + table
                            + " for values from ('01700000-0000-0001-0000-000000000000') to ('01700000-0000-0002-0000-000000000000')");
        }
        assertThat(get(repository.rotateLogs(7))).isEqualTo(1);
        assertThat(db.text(
                        "select to_regclass('job_20200102') is not null and to_regclass('job_log_20200102') is null"))
                .isEqualTo("true");
        assertThat(get(repository.rotate(7, 30))).isEqualTo(1);
    }
}
