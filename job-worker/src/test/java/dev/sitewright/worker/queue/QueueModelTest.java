package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private static final List<String> LIMITS = List.of("oven", "press");
    private static final String RECURRING = "walk";

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
    Pool pool;

    @Inject
    Db db;

    private QueueModel model = new QueueModel();
    private final List<String> projects = List.of(Hands.aProject(), Hands.aProject());
    private final List<UUID> workers = new ArrayList<>();
    private final Map<JobId, Claim> claims = new HashMap<>();
    private final List<Claim> stale = new ArrayList<>();
    private Random random = new Random(0);

    @BeforeEach
    @AfterEach
    void clear() {
        db.change(CLEAR);
        db.change("update queue_setting set paused = false");
        model = new QueueModel();
        workers.clear();
        claims.clear();
        stale.clear();
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
        random = new Random(seed);
        for (var n = 0; n < OPERATIONS; n++) {
            var operation = random.nextInt(20);
            act(operation);
            compare("seed %d, operation %d of kind %d".formatted(seed, n, operation));
        }
    }

    private void act(int operation) {
        switch (operation) {
            case 0, 1, 2 -> enqueue();
            case 3, 4, 5 -> claim();
            case 6, 7 -> end();
            case 8 -> die();
            case 9 -> leave();
            case 10 -> cancel();
            case 11 -> retry();
            case 12 -> fallDue();
            case 13 -> runNow();
            case 14 -> delete();
            case 15 -> limit();
            case 16 -> pauseSome();
            case 17 -> recur();
            default -> pauseOrStale();
        }
    }

    private void enqueue() {
        var traits = new QueueModel.Traits(
                random.nextInt(4) == 0 ? any(projects) : null,
                random.nextBoolean() ? "g" + random.nextInt(4) : null,
                random.nextInt(3) == 0 ? "k" + random.nextInt(4) : null,
                random.nextInt(3) == 0 ? any(LIMITS) : null);
        var delayed = random.nextInt(4) == 0;
        var id = hands.enqueued(job(traits, delayed));
        var twin = traits.key() == null ? null : model.activeOf(traits.key());
        if (twin == null) {
            model.add(new QueueModel.Job(id, Hands.NOTE.name(), traits, delayed ? "scheduled" : "available"));
        } else {
            assertThat(id).isEqualTo(twin);
        }
    }

    private NewJob<?> job(QueueModel.Traits traits, boolean delayed) {
        var job = jobs.of(Hands.NOTE).with(new Hands.Note("n")).priority(random.nextInt(3) - 1);
        Optional.ofNullable(traits.project()).ifPresent(job::project);
        Optional.ofNullable(traits.group()).ifPresent(job::group);
        Optional.ofNullable(traits.key()).ifPresent(job::dedupeKey);
        Optional.ofNullable(traits.limit()).ifPresent(job::limit);
        return delayed ? job.delay(Duration.ofHours(1)) : job;
    }

    private void claim() {
        if (workers.isEmpty() || random.nextInt(5) == 0) {
            workers.add(hands.worker());
        }
        var worker = any(workers);
        var limit = 1 + random.nextInt(4);
        var eligible = model.eligible().stream().collect(Collectors.toMap(job -> job.id, Function.identity()));
        var room = LIMITS.stream().collect(Collectors.toMap(Function.identity(), model::room));
        var taken = hands.claim(worker, limit);
        assertThat(taken).hasSizeLessThanOrEqualTo(limit);
        var groups = new HashSet<String>();
        for (var claim : taken) {
            var expected = eligible.get(claim.id());
            assertThat(expected).as("eligible").isNotNull();
            assertThat(claim.attempt()).isEqualTo(Objects.requireNonNull(expected).attempt);
            assertThat(claim.group() == null || groups.add(claim.group())).isTrue();
            if (expected.limit != null) {
                assertThat(room.merge(expected.limit, -1, Integer::sum))
                        .as("room under " + expected.limit)
                        .isNotNegative();
            }
            model.claimed(claim.id(), worker);
            claims.put(claim.id(), claim);
        }
        if (taken.isEmpty()) {
            assertThat(eligible).isEmpty();
        }
    }

    private void end() {
        var running = model.in("running");
        if (running.isEmpty()) {
            return;
        }
        var job = any(running);
        var claim = Objects.requireNonNull(claims.remove(job.id));
        switch (random.nextInt(5)) {
            case 0 -> record(claim, new Failed("it broke"), () -> model.again(job, "retryable"));
            case 1 ->
                record(
                        claim,
                        Outcome.snooze(Duration.ofHours(1)),
                        () -> model.ended(job, job.cancelRequested ? "cancelled" : "scheduled"));
            case 2 -> record(claim, Outcome.discard("never"), () -> model.ended(job, "discarded"));
            case 3 ->
                record(claim, Outcome.done().then(job(QueueModel.Traits.NONE, false)), () -> {
                    model.ended(job, "completed");
                    var next = db.rows("select id from job where parent_id = $1", job.id.value());
                    var id = new JobId(next.getFirst().getUUID("id"));
                    var traits = new QueueModel.Traits(job.project, null, null, null); // which it takes over
                    model.add(new QueueModel.Job(id, Hands.NOTE.name(), traits, "available"));
                });
            default -> record(claim, Outcome.done().result(job.attempt), () -> model.ended(job, "completed"));
        }
        stale.add(claim);
    }

    private void record(Claim claim, Outcome outcome, Runnable inModel) {
        get(ending.record(claim, outcome));
        inModel.run();
    }

    private void die() {
        if (workers.isEmpty()) {
            return;
        }
        var worker = workers.remove(random.nextInt(workers.size()));
        hands.age(worker);
        get(session.reap());
        forget(worker);
        model.died(worker);
    }

    private void leave() {
        if (workers.isEmpty()) {
            return;
        }
        var worker = workers.remove(random.nextInt(workers.size()));
        get(repository.closeSession(worker));
        forget(worker);
        model.left(worker);
        get(session.reap());
        model.died(worker);
    }

    private void forget(UUID worker) {
        model.where(job -> worker.equals(job.worker))
                .forEach(job -> stale.add(Objects.requireNonNull(claims.remove(job.id))));
    }

    private void cancel() {
        var open = model.where(job -> !job.hasEnded());
        if (open.isEmpty()) {
            return;
        }
        var job = any(open);
        get(repository.cancelJobs(List.of(job.id), "Enough."));
        if (job.state.equals("running")) {
            job.cancelRequested = true;
        } else {
            // An attempt that never began does not count in history.
            var begun = Integer.parseInt(db.text("select attempt from job_done where job_id = $1", job.id.value()));
            assertThat(begun).isBetween(job.attempt - 1, job.attempt);
            job.attempt = begun;
            model.ended(job, "cancelled");
        }
    }

    private void retry() {
        var dead = model.where(job -> job.state.equals("cancelled") || job.state.equals("discarded"));
        if (dead.isEmpty()) {
            return;
        }
        var job = any(dead);
        db.rows("select retry_jobs(array[$1::uuid])", job.id.value());
        if (job.key == null || model.activeOf(job.key) == null) {
            model.retried(job);
        }
    }

    private void fallDue() {
        db.change("update job_later set run_at = now() - interval '1 second'");
        hands.promote();
        model.where(job -> job.state.equals("scheduled") || job.state.equals("retryable"))
                .forEach(job -> job.state = "available");
    }

    private void runNow() {
        var waiting = model.where(job -> job.state.equals("scheduled") || job.state.equals("retryable"));
        if (!waiting.isEmpty()) {
            var job = any(waiting);
            db.rows("select run_jobs_now(array[$1::uuid])", job.id.value());
            job.state = "available";
        }
    }

    private void delete() {
        if (!model.all().isEmpty()) {
            var job = any(model.all());
            db.rows("select delete_jobs(array[$1::uuid])", job.id.value());
            if (job.hasEnded()) {
                model.deleted(job);
            }
        }
    }

    private void limit() {
        var key = any(LIMITS);
        db.change("delete from queue_limit where id = $1", key);
        var count = random.nextInt(4);
        if (count < 3) {
            db.change("insert into queue_limit (id, concurrency) values ($1, $2)", key, count);
        }
        model.limit(key, count < 3 ? count : null);
    }

    private void pauseSome() {
        var scope = random.nextBoolean() ? "kind" : "project";
        var name = scope.equals("project") ? any(projects) : random.nextBoolean() ? "test.echo" : Hands.NOTE.name();
        var id = scope + ":" + name;
        var on = random.nextInt(3) == 0;
        db.change("delete from queue_pause where id = $1", id);
        if (on) {
            db.change(
                    "insert into queue_pause (id, scope, name, created_by, created_at) values ($1, $2, $3, 'test', now())",
                    id,
                    scope,
                    name);
        }
        model.pause(id, on);
    }

    /** What recurs is due: one job, unless the last one has not ended. */
    private void recur() {
        get(jobs.of(TestHandlers.ECHO)
                .with(new TestHandlers.Args("Ada"))
                .recurring(RECURRING, "0 3 * * *", ZoneOffset.UTC));
        db.change("update job_schedule set next_at = now()");
        get(schedules.runDue());
        var key = "schedule:" + RECURRING;
        var id = new JobId(
                db.rows("select last_job from job_schedule").getFirst().getUUID(0));
        var twin = model.activeOf(key);
        if (twin == null) {
            model.add(new QueueModel.Job(id, TestHandlers.ECHO.name(), QueueModel.Traits.keyed(key), "available"));
        } else {
            assertThat(id).isEqualTo(twin);
        }
    }

    /** A worker that lost its job may say what it likes. */
    private void pauseOrStale() {
        if (!stale.isEmpty() && random.nextBoolean()) {
            var claim = any(stale);
            assertThatThrownBy(() -> get(ending.record(claim, Outcome.done()))).isInstanceOf(LeaseLost.class);
            get(repository.log(claim, List.of("a ghost's line")));
        } else {
            var on = random.nextInt(3) == 0;
            db.change("update queue_setting set paused = $1", on);
            model.pause(on);
        }
    }

    private void compare(String where) {
        var rows = db.rows("select id, state, attempt, cancel_reason is not null as asked from job_state");
        assertThat(rows).as(where).hasSameSizeAs(model.all());
        var byId = rows.stream().collect(Collectors.toMap(row -> new JobId(row.getUUID("id")), Function.identity()));
        for (var job : model.all()) {
            var row = Objects.requireNonNull(byId.get(job.id));
            assertThat(row.getString("state")).as(where + ": " + job.id).isEqualTo(job.state);
            assertThat(row.getInteger("attempt")).as(where + ": " + job.id).isEqualTo(job.attempt);
            assertThat(row.getBoolean("asked")).as(where + ": " + job.id).isEqualTo(job.cancelRequested);
        }
        assertThat(db.count("""
                select (select count(*) from job_ready) + (select count(*) from job_later) + (select count(*) from job_lease)
                     + (select count(*) from job_done)""")).as(where).isEqualTo(model.all().size());
        assertThat(db.count("select count(*) from job_log"))
                .as(where + ": a ghost wrote")
                .isZero();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
