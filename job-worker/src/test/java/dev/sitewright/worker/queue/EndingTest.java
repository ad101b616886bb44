package dev.sitewright.worker.queue;

import static dev.sitewright.worker.queue.Hands.aProject;
import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.JobFact.JobEnqueued;
import dev.sitewright.contracts.JobFact.JobRetrying;
import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import dev.sitewright.worker.testing.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class EndingTest {
    @Inject
    Hands hands;

    @Inject
    Ending ending;

    @Inject
    Jobs jobs;

    @Inject
    Db db;

    @BeforeEach
    void empty() {
        db.change("truncate job_ready, job_later, job_lease, worker_session");
    }

    @Test
    void completing_tells_the_handlers_facts_first_and_enqueues_the_next_with_what_it_inherits() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project).owner("usr_1").correlate("req_1"));
        var next = jobs.of(Hands.NOTE).with(new Hands.Note("next"));

        get(ending.record(
                hands.claimed(hands.worker(), job),
                Outcome.done().tell(new RuntimeReady(project, "http://x/")).then(next)));

        assertThat(hands.state(job)).isEqualTo("completed");
        assertThat(Facts.await(Fact.class, project, 5))
                .hasExactlyElementsOfTypes(
                        JobEnqueued.class, JobStarted.class, RuntimeReady.class, JobCompleted.class, JobEnqueued.class);
        var row = db.rows("select * from job_state where parent_id = $1", job.value())
                .getFirst();
        assertThat(row.getString("state")).isEqualTo("available");
        assertThat(row.getString("project_id")).isEqualTo(project);
        assertThat(row.getString("group_key")).isEqualTo(project);
        assertThat(row.getString("owner_id")).isEqualTo("usr_1");
        assertThat(row.getString("correlation_id")).isEqualTo("req_1");
    }

    @Test
    void a_failed_attempt_comes_again_later_and_the_last_one_is_discarded() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project).maxAttempts(2));

        get(ending.record(hands.claimed(hands.worker(), job), new Failed("it broke\nbadly")));
        assertThat(hands.state(job)).isEqualTo("retryable");
        assertThat(db.count(
                        "select count(*) from job_later where job_id = $1 and run_at <= now() + interval '2 seconds'",
                        job.value()))
                .isEqualTo(1);

        hands.fallDue(job);
        get(ending.record(hands.claimed(hands.worker(), job), new Failed("again")));

        assertThat(hands.state(job)).isEqualTo("discarded");
        assertThat(Facts.await(JobRetrying.class, project, 1).getFirst().error())
                .isEqualTo("it broke badly");
        var discarded = Facts.await(JobDiscarded.class, project, 1).getFirst();
        assertThat(discarded.attempt()).isEqualTo(2);
        assertThat(discarded.error()).isEqualTo("again");
    }

    @Test
    void a_snooze_costs_no_attempt_and_frees_the_group() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project).maxAttempts(1));
        var other = hands.enqueued(hands.note(project));

        get(ending.record(hands.claimed(hands.worker(), job), Outcome.snooze(Duration.ofSeconds(1))));

        assertThat(hands.state(job)).isEqualTo("scheduled");
        var worker = hands.worker();
        get(ending.record(hands.claimed(worker, other), Outcome.done()));
        hands.fallDue(job);
        var again = hands.claimed(worker, job);
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.snoozes()).isEqualTo(1);
    }

    @Test
    void a_job_that_still_waits_after_its_deadline_is_discarded() {
        var job =
                hands.enqueued(jobs.of(Hands.SHORT).with(new Hands.Note("late")).project(aProject()));
        db.change("update job set deadline_at = now() - interval '1 second' where id = $1", job.value());

        var claim = hands.claimed(hands.worker(), job);
        assertThat(claim.isOverdue()).isTrue();
        get(ending.record(claim, Outcome.snooze(Duration.ofSeconds(1))));

        assertThat(hands.state(job)).isEqualTo("discarded");
    }

    @Test
    void a_next_job_with_bad_arguments_fails_the_attempt_and_leaves_nothing_behind() {
        var job = hands.enqueued(hands.note(aProject()));
        var bad = jobs.of(Hands.NOTE).with(new Hands.Note(" "));

        get(ending.record(hands.claimed(hands.worker(), job), Outcome.done().then(bad)));

        assertThat(hands.state(job)).isEqualTo("retryable");
        assertThat(db.count("select count(*) from job where parent_id = $1", job.value()))
                .isZero();
    }
}
