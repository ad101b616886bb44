package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Batches in a walk: their jobs go the ways of others, and whoever waits is told all ends, in order, when the last one has come. */
final class WalkBatches {
    private final WalkScene scene;
    private final QueueModel model;
    private final List<Waiting> open = new ArrayList<>();

    /** Somebody who waits for a batch. */
    private record Waiting(Batches.Begun batch, List<QueueModel.Job> jobs, CompletableFuture<List<JobEnd>> ends) {}

    WalkBatches(WalkScene scene) {
        this.scene = scene;
        this.model = scene.model;
    }

    void begin() {
        var concurrency = 1 + scene.random.nextInt(2);
        var traits = new QueueModel.Traits(scene.oneIn(3) ? scene.any(scene.projects) : null, null, null, null);
        var notes = Stream.generate(() -> scene.note(traits))
                .limit(1 + scene.random.nextInt(4))
                .toList();
        var batch = get(scene.tools.batches().begin(notes, concurrency));
        model.limit(batch.limit(), concurrency);
        model.openBatch(batch.limit());
        var jobs = batch.jobs().stream()
                .map(id -> new QueueModel.Job(id, Hands.NOTE.name(), traits.under(batch.limit()), "available"))
                .toList();
        jobs.forEach(model::add);
        var ends = scene.tools.batches().end(batch, false).subscribeAsCompletionStage();
        open.add(new Waiting(batch, jobs, ends));
    }

    /** Those whose jobs have all ended are told so, and the others are not. */
    void settle() {
        for (var waiting : List.copyOf(open)) {
            if (waiting.jobs().stream().allMatch(QueueModel.Job::hasEnded)) {
                var ends = get(Uni.createFrom().completionStage(waiting.ends()));
                assertThat(ends)
                        .extracting(JobEnd::id)
                        .isEqualTo(waiting.batch().jobs());
                for (var n = 0; n < ends.size(); n++) {
                    var job = waiting.jobs().get(n);
                    assertThat(ends.get(n).state())
                            .isIn(model.all().contains(job) ? List.of(job.state) : List.of(job.state, "deleted"));
                }
                model.limit(waiting.batch().limit(), null);
                model.closeBatch(waiting.batch().limit());
                open.remove(waiting);
            } else {
                assertThat(waiting.ends()).isNotDone();
            }
        }
    }

    /** Nobody waits any more. */
    void abandon() {
        open.forEach(waiting -> waiting.ends().cancel(true));
    }
}
