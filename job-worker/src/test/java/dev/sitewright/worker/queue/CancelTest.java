package dev.sitewright.worker.queue;

import static dev.sitewright.worker.queue.Hands.aProject;
import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.JobFact.JobCancelled;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import dev.sitewright.worker.testing.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class CancelTest {
    private static final List<String> NOTES = List.of("test.note");

    @Inject
    Hands hands;

    @Inject
    Ending ending;

    @Inject
    Jobs jobs;

    @Inject
    JobRepository repository;

    @Inject
    WorkerSession session;

    @Inject
    Db db;

    @BeforeEach
    void empty() {
        db.change("truncate job_ready, job_later, job_lease, worker_session");
    }

    @Test
    void waiting_jobs_end_at_once() {
        var project = aProject();
        var ready = hands.enqueued(hands.note(project).dedupeKey(project));
        var later = hands.enqueued(hands.note(project).delay(Duration.ofHours(1)));
        var others = hands.enqueued(hands.note(aProject()));

        get(jobs.cancel(project, NOTES, "Enough."));

        assertThat(hands.state(ready)).isEqualTo("cancelled");
        assertThat(hands.state(later)).isEqualTo("cancelled");
        assertThat(hands.state(others)).isEqualTo("available");
        assertThat(hands.error(ready)).isEqualTo("Enough.");
        assertThat(Facts.await(JobCancelled.class, project, 2))
                .allSatisfy(fact -> assertThat(fact.reason()).isEqualTo("Enough."));
        assertThat(hands.enqueued(hands.note(project).dedupeKey(project))).isNotEqualTo(ready);
    }

    @Test
    void an_empty_list_of_kinds_matches_nothing() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project));
        get(jobs.cancel(project, List.of(), "Enough."));
        assertThat(hands.state(job)).isEqualTo("available");
    }

    @Test
    void the_worker_of_a_running_job_hears_it_with_its_heartbeat() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project));
        var worker = hands.worker();
        hands.claimed(worker, job);

        get(jobs.cancel(project, NOTES, "Enough."));

        var pulse = get(repository.heartbeat(worker, Duration.ofSeconds(10), true));
        assertThat(pulse.cancelled()).containsExactly(job);
        assertThat(pulse.reasons()).containsExactly("Enough.");
        assertThat(hands.state(job)).isEqualTo("running");
    }

    @Test
    void a_running_job_that_would_come_again_ends_cancelled() {
        var project = aProject();
        var snoozing = hands.enqueued(hands.note(project).group("a"));
        var failing = hands.enqueued(hands.note(project).group("b"));
        var failingLast = hands.enqueued(hands.note(project).group("c").maxAttempts(1));
        var worker = hands.worker();
        var claims = hands.claim(worker, 3);

        get(jobs.cancel(project, NOTES, "Enough."));
        get(ending.record(claims.get(0), Outcome.snooze(Duration.ofSeconds(1))));
        get(ending.record(claims.get(1), new Failed("interrupted")));
        get(ending.record(claims.get(2), new Failed("interrupted")));

        assertThat(List.of(snoozing, failing, failingLast)).allSatisfy(job -> {
            assertThat(hands.state(job)).isEqualTo("cancelled");
            assertThat(hands.error(job)).isEqualTo("Enough.");
        });
        assertThat(Facts.await(JobCancelled.class, project, 3)).hasSize(3);
    }

    @Test
    void a_running_job_that_should_end_and_lost_its_worker_ends_cancelled() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project));
        var worker = hands.worker();
        hands.claimed(worker, job);
        get(jobs.cancel(project, NOTES, "Enough."));

        get(repository.closeSession(worker));
        get(session.reap());

        assertThat(hands.state(job)).isEqualTo("cancelled");
    }
}
