package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What workers do in a walk: come, take jobs, end them, go, die, and speak as ghosts. */
final class WalkWorkers {
    private static final int USUAL_PLACES = 4;

    private final WalkScene scene;
    private final QueueModel model;
    private final List<Claim> stale = new ArrayList<>();

    WalkWorkers(WalkScene scene) {
        this.scene = scene;
        this.model = scene.model;
    }

    void claim() {
        if (scene.workers.isEmpty() || scene.oneIn(5)) {
            scene.workers.put(scene.tools.hands().worker(), new Places(USUAL_PLACES, Clock.systemUTC()));
        }
        var worker = scene.any(List.copyOf(scene.workers.keySet()));
        var places = Objects.requireNonNull(scene.workers.get(worker));
        var limit = Math.min(places.free(), 1 + scene.random.nextInt(4));
        var eligible = model.eligible().stream().collect(Collectors.toMap(job -> job.id, Function.identity()));
        var room = model.limits().stream().collect(Collectors.toMap(Function.identity(), model::room));
        var step = scene.tools.hands().step(worker, limit);
        assertThat(step.claims()).hasSizeLessThanOrEqualTo(limit);
        var groups = new HashSet<String>();
        for (var claim : step.claims()) {
            var expected = eligible.get(claim.id());
            assertThat(expected).as("eligible").isNotNull();
            assertThat(claim.attempt()).isEqualTo(Objects.requireNonNull(expected).attempt);
            assertThat(claim.group() == null || groups.add(claim.group())).isTrue();
            if (expected.limit != null && room.containsKey(expected.limit)) {
                assertThat(room.merge(expected.limit, -1, Integer::sum))
                        .as("room under " + expected.limit)
                        .isNotNegative();
            }
            assertThat(places.admit(claim)).as("a free place").isTrue();
            model.claimed(claim.id(), worker);
            scene.claims.put(claim.id(), claim);
        }
        if (step.claims().isEmpty() && limit > 0) {
            assertThat(eligible).isEmpty();
        }
        learn(places, step);
    }

    private void learn(Places places, Step step) {
        assertThat(step.concurrency()).isEqualTo(model.concurrency());
        places.resize(places());
    }

    /** From now on each worker may run so many jobs at once; those that run go on. */
    void changeConcurrency() {
        var count = scene.random.nextInt(7);
        scene.tools.db().change("update queue_setting set concurrency = nullif($1, 0)", count);
        model.concurrency(count == 0 ? null : count);
        for (var worker : scene.workers.entrySet()) {
            learn(worker.getValue(), scene.tools.hands().step(worker.getKey(), 0));
            var running = model.where(job -> worker.getKey().equals(job.worker)).size();
            assertThat(worker.getValue().free()).isEqualTo(Math.max(0, places() - running));
        }
    }

    /** @return how many jobs a worker may run at once */
    private int places() {
        var count = model.concurrency();
        return count == null ? USUAL_PLACES : count;
    }

    void end() {
        var running = model.in("running");
        if (running.isEmpty()) {
            return;
        }
        var job = scene.any(running);
        var claim = Objects.requireNonNull(scene.claims.remove(job.id));
        Objects.requireNonNull(scene.workers.get(claim.session())).next(claim, false);
        switch (scene.random.nextInt(5)) {
            case 0 -> record(claim, new Failed("it broke"), () -> model.again(job, "retryable"));
            case 1 ->
                record(
                        claim,
                        Outcome.snooze(Duration.ofHours(1)),
                        () -> model.ended(job, job.cancelRequested ? "cancelled" : "scheduled"));
            case 2 -> record(claim, Outcome.discard("never"), () -> model.ended(job, "discarded"));
            case 3 ->
                record(claim, Outcome.done().then(scene.note(QueueModel.Traits.NONE)), () -> {
                    model.ended(job, "completed");
                    var next = scene.tools.db().rows("select id from job where parent_id = $1", job.id.value());
                    var id = new JobId(next.getFirst().getUUID("id"));
                    var traits = new QueueModel.Traits(job.project, null, null, null); // which it takes over
                    model.add(new QueueModel.Job(id, Hands.NOTE.name(), traits, "available"));
                });
            default -> record(claim, Outcome.done().result(job.attempt), () -> model.ended(job, "completed"));
        }
        stale.add(claim);
    }

    private void record(Claim claim, Outcome outcome, Runnable inModel) {
        get(scene.tools.ending().record(claim, outcome));
        inModel.run();
    }

    void die() {
        if (!scene.workers.isEmpty()) {
            var worker = gone();
            scene.tools.hands().age(worker);
            get(scene.tools.session().reap());
            model.died(worker);
        }
    }

    void leave() {
        if (!scene.workers.isEmpty()) {
            var worker = gone();
            get(scene.tools.repository().closeSession(worker));
            model.left(worker);
            get(scene.tools.session().reap());
            model.died(worker);
        }
    }

    private UUID gone() {
        var worker = scene.any(List.copyOf(scene.workers.keySet()));
        scene.workers.remove(worker);
        model.where(job -> worker.equals(job.worker))
                .forEach(job -> stale.add(Objects.requireNonNull(scene.claims.remove(job.id))));
        return worker;
    }

    /** A worker that lost its job may say what it likes. */
    void speakAsGhost() {
        if (!stale.isEmpty()) {
            var claim = scene.any(stale);
            assertThatThrownBy(() -> get(scene.tools.ending().record(claim, Outcome.done())))
                    .isInstanceOf(LeaseLost.class);
            get(scene.tools.repository().log(claim, List.of("a ghost's line")));
        }
    }
}
