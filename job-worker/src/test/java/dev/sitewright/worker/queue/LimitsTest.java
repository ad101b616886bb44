package dev.sitewright.worker.queue;

import static dev.sitewright.worker.queue.Hands.aProject;
import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class LimitsTest {
    @Inject
    Hands hands;

    @Inject
    Ending ending;

    @Inject
    Jobs jobs;

    @Inject
    JobRepository repository;

    @Inject
    HotPath hotPath;

    @Inject
    Pool pool;

    @Inject
    Db db;

    @BeforeEach
    @AfterEach
    void empty() {
        db.change("truncate job_ready, job_later, job_lease, worker_session, queue_limit, queue_pause");
        db.change("update queue_setting set paused = false, concurrency = null");
    }

    private List<JobId> limited(String key, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> hands.enqueued(
                        jobs.of(Hands.NOTE).with(new Hands.Note("hello")).limit(key)))
                .toList();
    }

    @Test
    void no_more_jobs_of_a_key_run_at_once_than_its_limit_says() {
        db.change("insert into queue_limit (id, concurrency) values ('oven', 2)");
        limited("oven", 5);
        var one = hands.worker();
        var other = hands.worker();

        var first = hands.claim(one, 10);
        assertThat(first).hasSize(2);
        assertThat(hands.claim(other, 10)).isEmpty();

        get(ending.record(first.getFirst(), Outcome.done()));
        assertThat(hands.claim(other, 10)).hasSize(1);
        assertThat(hands.claim(one, 10)).isEmpty();
    }

    @Test
    void places_under_a_limit_are_free_again_when_a_worker_dies() {
        db.change("insert into queue_limit (id, concurrency) values ('oven', 2)");
        limited("oven", 4);
        var dying = hands.worker();
        assertThat(hands.claim(dying, 10)).hasSize(2);

        hands.age(dying);
        get(repository.reap(pool, "died"));

        assertThat(hands.claim(hands.worker(), 10)).hasSize(2);
    }

    @Test
    void a_limit_of_nothing_lets_nothing_begin_and_others_pass() {
        db.change("insert into queue_limit (id, concurrency) values ('oven', 0)");
        limited("oven", 3);
        var free = hands.enqueued(hands.note(aProject()));

        assertThat(hands.claim(hands.worker(), 1)).extracting(Claim::id).containsExactly(free);
    }

    @Test
    void a_rate_lets_so_many_begin_and_the_rest_when_its_time_has_come() {
        db.change("""
                insert into queue_limit (id, rate, per_ms, tokens, refilled_at) values ('post', 3, 3600000, 3, clock_timestamp())""");
        limited("post", 5);
        var worker = hands.worker();

        assertThat(hands.claim(worker, 10)).hasSize(3);
        assertThat(hands.claim(worker, 10)).isEmpty();

        db.change("update queue_limit set refilled_at = refilled_at - interval '21 minutes'");
        assertThat(hands.claim(worker, 10)).hasSize(1);
    }

    @Test
    void a_key_without_a_setting_limits_nothing() {
        limited("nobody-set-this", 3);
        assertThat(hands.claim(hands.worker(), 10)).hasSize(3);
    }

    @Test
    void what_is_taken_ahead_is_never_of_a_group_or_under_a_limit_of_which_the_worker_has_no_place() {
        db.change("insert into queue_limit (id, concurrency) values ('oven', 1)");
        hands.enqueued(hands.note(aProject()));
        limited("oven", 1);
        var free = hands.enqueued(jobs.of(Hands.NOTE).with(new Hands.Note("alone")));

        assertThat(ahead(hands.worker(), 0)).extracting(Claim::id).containsExactly(free);
    }

    @Test
    void what_is_taken_ahead_under_a_limit_waits_for_the_place_of_another() {
        db.change("insert into queue_limit (id, concurrency) values ('oven', 1)");
        var made = limited("oven", 3);
        var worker = hands.worker();

        var taken = ahead(worker, 1);
        assertThat(taken).extracting(Claim::id).containsExactlyElementsOf(made);
        assertThat(taken).extracting(Claim::isWaiting).containsExactly(false, true, true);
        assertThat(places("oven")).isEqualTo(1);
        assertThat(hands.claim(hands.worker(), 10)).isEmpty();

        var next = taken.get(1);
        get(hotPath.step(wish(worker, 0, 0, List.of(next.id()), List.of(finished(taken.getFirst())))));
        assertThat(places("oven")).isEqualTo(1);
        assertThat(hands.state(made.getFirst())).isEqualTo("completed");
    }

    @Test
    void a_limit_that_was_lowered_is_told_to_those_who_hold_too_many_places() {
        db.change("insert into queue_limit (id, concurrency) values ('oven', 3)");
        limited("oven", 5);
        var worker = hands.worker();
        ahead(worker, 3);

        db.change("update queue_limit set concurrency = 2 where id = 'oven'");

        var step = get(hotPath.step(wish(worker, 0, 10, List.of(), List.of())));
        assertThat(step.over()).containsExactly("oven");
        assertThat(step.claims()).isEmpty();
    }

    private List<Claim> ahead(UUID worker, int places) {
        return get(hotPath.step(wish(worker, places, 10, List.of(), List.of()))).claims();
    }

    private static Step.Wish wish(UUID worker, int places, int prefetch, List<JobId> begun, List<Finish> done) {
        return new Step.Wish(worker, 10, places, prefetch, 0, false, false, begun, done);
    }

    private static Finish finished(Claim claim) {
        return new Finish(claim, null, failure -> assertThat(failure).isNull());
    }

    private int places(String limit) {
        return Integer.parseInt(
                db.text("select count(*)::text from job_lease where limit_key = $1 and not waits", limit));
    }

    @Test
    void a_paused_queue_kind_or_project_does_not_begin() {
        var project = aProject();
        var other = aProject();
        var job = hands.enqueued(hands.note(project));
        var worker = hands.worker();

        db.change("update queue_setting set paused = true");
        assertThat(hands.claim(worker, 10)).isEmpty();
        db.change("update queue_setting set paused = false");

        pause("kind:test.note");
        assertThat(hands.claim(worker, 10)).isEmpty();
        db.change("delete from queue_pause");

        pause("project:" + project);
        var passing = hands.enqueued(hands.note(other));
        assertThat(hands.claim(worker, 10)).extracting(Claim::id).containsExactly(passing);
        db.change("delete from queue_pause");
        assertThat(hands.claim(worker, 10)).extracting(Claim::id).containsExactly(job);
    }

    private void pause(String id) {
        db.change(
                "insert into queue_pause (id, scope, name, created_by, created_at) values ($1, $2, $3, 'usr_1', now())",
                id,
                id.substring(0, id.indexOf(':')),
                id.substring(id.indexOf(':') + 1));
    }

    @Test
    void a_lower_concurrency_holds_from_the_next_claim_on_whatever_the_worker_knows() {
        IntStream.range(0, 10).forEach(n -> hands.enqueued(hands.note(aProject())));
        db.change("update queue_setting set concurrency = 3");

        assertThat(hands.claim(hands.worker(), 8)).hasSize(3);
    }

    @Test
    void a_project_with_one_job_does_not_wait_for_all_of_another() {
        var greedy = aProject();
        IntStream.range(0, 50).forEach(n -> hands.enqueued(hands.note(greedy).group(greedy + n)));
        var worker = hands.worker();
        hands.claim(worker, 10);
        var quiet = hands.enqueued(hands.note(aProject()));

        assertThat(hands.claim(worker, 2)).extracting(Claim::id).contains(quiet);
    }

    @Test
    void projects_take_turns() {
        var projects = List.of(aProject(), aProject(), aProject());
        projects.forEach(project -> IntStream.range(0, 10)
                .forEach(n -> hands.enqueued(hands.note(project).group(project + n))));

        var first = hands.claim(hands.worker(), 9);
        projects.forEach(project -> assertThat(first)
                .filteredOn(claim -> project.equals(claim.projectId()))
                .hasSize(3));
    }

    @Test
    void now_and_then_the_lane_that_waits_longest_goes_first() {
        var humble = hands.enqueued(hands.note(aProject()).priority(-10));
        db.change("update job_ready set ready_at = ready_at - interval '1 minute' where job_id = $1", humble.value());
        hands.enqueued(hands.note(aProject()).priority(10));
        hands.enqueued(hands.note(aProject()));

        var aged = get(hotPath.step(new Step.Wish(hands.worker(), 1, 1, 0, 0, true, false, List.of(), List.of())));
        assertThat(aged.claims()).extracting(Claim::id).containsExactly(humble);
    }
}
