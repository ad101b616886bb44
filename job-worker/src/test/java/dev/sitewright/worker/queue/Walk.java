package dev.sitewright.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.worker.testing.Db;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Operations on the queue in an order that a seed decides, with a look at all tables after each. */
final class Walk {
    private final long seed;
    private final WalkScene scene;
    private final QueueModel model;
    private final Db db;
    private final WalkWorkers workers;
    private final WalkControls controls;
    private final WalkBatches batches;

    Walk(WalkScene.Tools tools, long seed) {
        this.seed = seed;
        this.scene = new WalkScene(tools, seed);
        this.model = scene.model;
        this.db = tools.db();
        this.workers = new WalkWorkers(scene);
        this.controls = new WalkControls(scene);
        this.batches = new WalkBatches(scene);
    }

    void take(int operations) {
        try {
            for (var n = 0; n < operations; n++) {
                var operation = scene.random.nextInt(23);
                var where = "seed %d, operation %d of kind %d".formatted(seed, n, operation);
                try {
                    act(operation);
                    batches.settle();
                } catch (AssertionError e) {
                    throw new AssertionError(where + ": " + e.getMessage(), e);
                }
                compare(where);
            }
        } finally {
            batches.abandon();
        }
    }

    private void act(int operation) {
        switch (operation) {
            case 0, 1, 2 -> enqueue();
            case 3, 4, 5 -> workers.claim();
            case 6, 7, 8 -> workers.end();
            case 9 -> workers.die();
            case 10 -> workers.leave();
            case 11 -> workers.speakAsGhost();
            case 12 -> workers.changeConcurrency();
            case 13 -> controls.cancel();
            case 14 -> controls.retry();
            case 15 -> controls.fallDue();
            case 16 -> controls.runNow();
            case 17 -> controls.delete();
            case 18 -> controls.limit();
            case 19 -> controls.pauseSome();
            case 20 -> controls.pauseAll();
            case 21 -> controls.recur();
            default -> batches.begin();
        }
    }

    private void enqueue() {
        var traits = new QueueModel.Traits(
                scene.oneIn(4) ? scene.any(scene.projects) : null,
                scene.random.nextBoolean() ? "g" + scene.random.nextInt(4) : null,
                scene.oneIn(3) ? "k" + scene.random.nextInt(4) : null,
                scene.oneIn(3) ? scene.any(WalkScene.LIMITS) : null);
        var delayed = scene.oneIn(4);
        var id = scene.enqueue(traits, delayed);
        var twin = traits.key() == null ? null : model.activeOf(traits.key());
        if (twin == null) {
            model.add(new QueueModel.Job(id, Hands.NOTE.name(), traits, delayed ? "scheduled" : "available"));
        } else {
            assertThat(id).isEqualTo(twin);
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
        assertThat(db.count("select count(*) from queue_limit"))
                .as(where + ": limits")
                .isEqualTo(model.limits().size());
        assertThat(db.count("select count(*) from job_log"))
                .as(where + ": a ghost wrote")
                .isZero();
    }
}
