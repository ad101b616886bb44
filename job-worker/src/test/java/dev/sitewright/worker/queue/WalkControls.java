package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.worker.testing.Db;
import java.time.ZoneOffset;
import java.util.List;

/** What people and time do in a walk: cancel, retry, hurry, delete, pause, limit, and let what recurs fall due. */
final class WalkControls {
    private static final String RECURRING = "walk";

    private final WalkScene scene;
    private final QueueModel model;
    private final Db db;

    WalkControls(WalkScene scene) {
        this.scene = scene;
        this.model = scene.model;
        this.db = scene.tools.db();
    }

    void cancel() {
        var open = model.where(job -> !job.hasEnded());
        if (open.isEmpty()) {
            return;
        }
        var job = scene.any(open);
        get(scene.tools.repository().cancelJobs(List.of(job.id), "Enough."));
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

    /** Tries an ended job again; one whose batch is waited for only by accident, so such are left alone. */
    void retry() {
        var dead =
                model.where(job -> List.of("cancelled", "discarded").contains(job.state) && !model.isOfOpenBatch(job));
        if (dead.isEmpty()) {
            return;
        }
        var job = scene.any(dead);
        db.rows("select retry_jobs(array[$1::uuid])", job.id.value());
        if (job.key == null || model.activeOf(job.key) == null) {
            model.retried(job);
        }
    }

    void fallDue() {
        db.change("update job_later set run_at = now() - interval '1 second'");
        scene.tools.hands().promote();
        model.where(job -> job.state.equals("scheduled") || job.state.equals("retryable"))
                .forEach(job -> job.state = "available");
    }

    void runNow() {
        var waiting = model.where(job -> job.state.equals("scheduled") || job.state.equals("retryable"));
        if (!waiting.isEmpty()) {
            var job = scene.any(waiting);
            db.rows("select run_jobs_now(array[$1::uuid])", job.id.value());
            job.state = "available";
        }
    }

    void delete() {
        if (!model.all().isEmpty()) {
            var job = scene.any(model.all());
            db.rows("select delete_jobs(array[$1::uuid])", job.id.value());
            if (job.hasEnded()) {
                model.deleted(job);
            }
        }
    }

    void limit() {
        var key = scene.any(WalkScene.LIMITS);
        db.change("delete from queue_limit where id = $1", key);
        var count = scene.random.nextInt(4);
        if (count < 3) {
            db.change("insert into queue_limit (id, concurrency) values ($1, $2)", key, count);
        }
        model.limit(key, count < 3 ? count : null);
    }

    void pauseAll() {
        var on = scene.oneIn(3);
        db.change("update queue_setting set paused = $1", on);
        model.pause(on);
    }

    void pauseSome() {
        var scope = scene.random.nextBoolean() ? "kind" : "project";
        var name = scope.equals("project")
                ? scene.any(scene.projects)
                : scene.random.nextBoolean() ? "test.echo" : Hands.NOTE.name();
        var id = scope + ":" + name;
        var on = scene.oneIn(3);
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
    void recur() {
        get(scene.tools
                .jobs()
                .of(TestHandlers.ECHO)
                .with(new TestHandlers.Args("Ada"))
                .recurring(RECURRING, "0 3 * * *", ZoneOffset.UTC));
        db.change("update job_schedule set next_at = now()");
        get(scene.tools.schedules().runDue());
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
}
