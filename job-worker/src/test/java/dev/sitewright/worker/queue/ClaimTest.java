package dev.sitewright.worker.queue;

import static dev.sitewright.worker.queue.Hands.aProject;
import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class ClaimTest {
    private static final int WORKERS = 4;
    private static final int GROUPS = 5;
    private static final int JOBS = 100;

    @Inject
    Hands hands;

    @Inject
    Ending ending;

    @Inject
    Jobs jobs;

    @Inject
    JobRepository repository;

    @Inject
    Db db;

    @BeforeEach
    void empty() {
        db.change("truncate job_ready, job_later, job_lease, worker_session");
    }

    @Test
    void of_a_group_one_job_runs_at_a_time_whoever_claims() throws InterruptedException, ExecutionException {
        var groups = IntStream.range(0, GROUPS).mapToObj(n -> aProject()).toList();
        IntStream.range(0, JOBS).forEach(n -> hands.enqueued(hands.note(groups.get(n % GROUPS))));
        var running = ConcurrentHashMap.<String>newKeySet();
        var ended = ConcurrentHashMap.<JobId>newKeySet();

        inParallel(WORKERS, () -> work(hands.worker(), running, ended));

        assertThat(ended).hasSize(JOBS);
        assertThat(db.count("select count(*) from job_ready")).isZero();
        assertThat(db.count("select count(*) from job_lease")).isZero();
    }

    private Void work(java.util.UUID worker, Set<String> running, Set<JobId> ended) {
        while (ended.size() < JOBS) {
            for (var claim : hands.claim(worker, 3)) {
                var group = String.valueOf(claim.group());
                assertThat(running.add(group))
                        .as("nobody else runs a job of %s", group)
                        .isTrue();
                assertThat(ended.add(claim.id())).as("%s runs once", claim.id()).isTrue();
                running.remove(group);
                get(ending.record(claim, Outcome.done()));
            }
        }
        return null;
    }

    @Test
    void one_claim_takes_one_job_of_a_group_and_the_first_of_them() {
        var project = aProject();
        var first = hands.enqueued(hands.note(project));
        hands.enqueued(hands.note(project));
        var alone = hands.enqueued(jobs.of(Hands.NOTE).with(new Hands.Note("no group")));

        assertThat(hands.claim(hands.worker(), 10)).extracting(Claim::id).containsExactly(first, alone);
        assertThat(hands.claim(hands.worker(), 10)).isEmpty();
    }

    @Test
    void higher_priority_is_claimed_first() {
        var usual = hands.enqueued(hands.note(aProject()));
        var urgent = hands.enqueued(hands.note(aProject()).priority(5));
        var idle = hands.enqueued(hands.note(aProject()).priority(-5));

        assertThat(hands.claim(hands.worker(), 10)).extracting(Claim::id).containsExactly(urgent, usual, idle);
    }

    @Test
    void the_second_of_two_equal_jobs_is_the_first() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project).dedupeKey("k"));
        assertThat(hands.enqueued(hands.note(project).dedupeKey("k"))).isEqualTo(job);

        get(ending.record(hands.claimed(hands.worker(), job), Outcome.done()));
        assertThat(hands.enqueued(hands.note(project).dedupeKey("k"))).isNotEqualTo(job);
    }

    @Test
    void of_many_equal_jobs_at_once_one_is_made() throws InterruptedException, ExecutionException {
        var project = aProject();
        var ids = inParallel(16, () -> hands.enqueued(hands.note(project).dedupeKey(project)));

        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(db.count("select count(*) from job where project_id = $1", project))
                .isEqualTo(1);
    }

    @Test
    void equal_jobs_in_one_list_are_one_job() {
        var project = aProject();
        var job = hands.enqueued(hands.note(aProject()));
        get(ending.record(
                hands.claimed(hands.worker(), job),
                Outcome.done()
                        .then(hands.note(project).dedupeKey(project))
                        .then(hands.note(project).dedupeKey(project))));

        assertThat(db.count("select count(*) from job where project_id = $1", project))
                .isEqualTo(1);
    }

    @Test
    void a_delayed_job_waits_for_its_time() {
        var job = hands.enqueued(hands.note(aProject()).delay(Duration.ofHours(1)));
        assertThat(hands.state(job)).isEqualTo("scheduled");
        hands.promote();
        assertThat(hands.claim(hands.worker(), 10)).isEmpty();

        hands.fallDue(job);
        assertThat(hands.claim(hands.worker(), 10)).extracting(Claim::id).containsExactly(job);
    }

    @Test
    void bad_arguments_are_refused_with_the_field_named() {
        var job = jobs.of(Hands.NOTE).with(new Hands.Note(""));
        assertThatThrownBy(() -> get(Uni.createFrom().deferred(job::later)))
                .isInstanceOf(JobRefused.class)
                .hasMessageContaining("args.text");
    }

    @Test
    void arguments_may_hold_any_text() {
        var text = "NUL \0, quotes \" and \\u0000";
        var job = hands.enqueued(jobs.of(Hands.NOTE).with(new Hands.Note(text)));
        assertThat(hands.claimed(hands.worker(), job).args()).contains("\\u0000, quotes");
    }

    private static <T> List<T> inParallel(int times, Callable<T> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var results = new java.util.ArrayList<T>();
            for (Future<T> future : threads.invokeAll(java.util.Collections.nCopies(times, work))) {
                results.add(future.get());
            }
            return results;
        }
    }
}
