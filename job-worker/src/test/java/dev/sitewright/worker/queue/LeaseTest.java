package dev.sitewright.worker.queue;

import static dev.sitewright.worker.queue.Hands.aProject;
import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.JobFact.JobRetrying;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import dev.sitewright.worker.testing.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class LeaseTest {
    @Inject
    Hands hands;

    @Inject
    JobRepository repository;

    @Inject
    WorkerSession session;

    @Inject
    Ending ending;

    @Inject
    Db db;

    @Inject
    Pool pool;

    @BeforeEach
    void empty() {
        db.change("truncate job_ready, job_later, job_lease, worker_session");
    }

    @Test
    void a_job_of_a_dead_worker_gets_another_attempt_and_the_dead_one_can_no_longer_end_it() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project));
        var dead = hands.worker();
        var first = hands.claimed(dead, job);

        hands.age(dead);
        get(session.reap());
        var second = hands.claimed(hands.worker(), job);

        assertThat(second.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> get(ending.record(first, Outcome.done()))).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> get(ending.record(first, Outcome.snooze(Duration.ZERO))))
                .isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> get(pool.withTransaction(tx -> repository.hold(tx, first))))
                .isInstanceOf(LeaseLost.class);
        assertThat(hands.state(job)).isEqualTo("running");
        assertThat(Facts.await(JobRetrying.class, project, 1).getFirst().attempt())
                .isEqualTo(1);
    }

    @Test
    void a_job_whose_worker_died_on_the_last_attempt_is_discarded_and_its_key_is_free() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project).maxAttempts(1).dedupeKey(project));
        var dead = hands.worker();
        hands.claimed(dead, job);

        hands.age(dead);
        get(session.reap());

        assertThat(hands.state(job)).isEqualTo("discarded");
        assertThat(hands.error(job)).isEqualTo(WorkerSession.WORKER_DIED);
        assertThat(Facts.await(JobDiscarded.class, project, 1).getFirst().jobId())
                .isEqualTo(job.toString());
        assertThat(hands.enqueued(hands.note(project).dedupeKey(project))).isNotEqualTo(job);
        assertThat(hands.claim(hands.worker(), 1)).hasSize(1); // the group is free as well
    }

    @Test
    void a_session_that_beats_is_never_reaped_and_one_that_was_reaped_is_told() {
        var alive = hands.worker();
        hands.age(alive);
        assertThat(get(repository.heartbeat(alive, Duration.ofSeconds(10), true))
                        .isAlive())
                .isTrue();
        get(session.reap());
        assertThat(get(repository.heartbeat(alive, Duration.ofSeconds(10), true))
                        .isAlive())
                .isTrue();

        hands.age(alive);
        get(session.reap());
        assertThat(get(repository.heartbeat(alive, Duration.ofSeconds(10), true))
                        .isAlive())
                .isFalse();
    }

    @Test
    void a_session_that_is_over_claims_nothing() {
        var job = hands.enqueued(hands.note(aProject()));
        var over = hands.worker();
        hands.age(over);
        assertThat(hands.claim(over, 10)).isEmpty();
        assertThat(hands.claim(UUID.randomUUID(), 10)).isEmpty();
        assertThat(hands.state(job)).isEqualTo("available");
    }

    @Test
    void a_lease_without_a_session_is_found() {
        var job = hands.enqueued(hands.note(aProject()));
        var gone = hands.worker();
        hands.claimed(gone, job);
        db.change("delete from worker_session where id = $1", gone);

        assertThat(get(repository.heartbeat(hands.worker(), Duration.ofSeconds(10), true))
                        .seesOrphans())
                .isTrue();
        get(session.reap());
        assertThat(hands.state(job)).isEqualTo("available");
    }

    @Test
    void a_worker_that_leaves_hands_back_what_it_runs_without_counting_the_attempt() {
        var job = hands.enqueued(hands.note(aProject()));
        var leaving = hands.worker();
        hands.claimed(leaving, job);

        get(repository.closeSession(leaving));

        assertThat(hands.state(job)).isEqualTo("available");
        assertThat(hands.claimed(hands.worker(), job).attempt()).isEqualTo(1);
    }

    @Test
    void log_lines_of_a_lost_attempt_are_not_stored() {
        var job = hands.enqueued(hands.note(aProject()));
        var worker = hands.worker();
        var claim = hands.claimed(worker, job);
        get(repository.log(claim, List.of("one", "two")));

        hands.age(worker);
        get(session.reap());
        get(repository.log(claim, List.of("three")));

        assertThat(db.rows("select line from job_log where job_id = $1 order by n", job.value()))
                .extracting(row -> row.getString(0))
                .containsExactly("one", "two");
    }
}
