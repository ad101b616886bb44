package dev.sitewright.worker.queue;

import dev.sitewright.platform.loop.Pump;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Waits for the ends of jobs, wherever they run: the database is asked for all of them together, and not at all when nobody waits. */
@ApplicationScoped
class JobEnds {
    private static final Duration LOOK_EACH = Duration.ofMillis(200);

    private final JobRepository repository;
    private final Pump pump;
    private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();

    JobEnds(Vertx vertx, JobRepository repository) {
        this.repository = repository;
        this.pump = new Pump(vertx, "awaited jobs", LOOK_EACH, this::look);
    }

    /** Somebody who waits for a job; several may wait for the same. */
    private record Awaited(JobId job, UniEmitter<? super JobEnd> emitter) {}

    /** @return how the job ended, when it has */
    Uni<JobEnd> of(JobId job) {
        return Uni.createFrom().emitter(emitter -> {
            var waiting = new Awaited(job, emitter);
            awaited.add(waiting);
            emitter.onTermination(() -> awaited.remove(waiting));
            pump.start();
        });
    }

    /** @return whether to look again at once */
    private Uni<Boolean> look() {
        if (awaited.isEmpty()) {
            pump.stop();
            return Uni.createFrom().item(false);
        }
        var jobs = awaited.stream().map(Awaited::job).distinct().toList();
        return repository.ends(jobs).invoke(this::tell).replaceWith(false);
    }

    private void tell(List<JobEnd> ends) {
        var byJob = ends.stream().collect(Collectors.toMap(JobEnd::id, Function.identity()));
        for (var waiting : List.copyOf(awaited)) {
            var end = byJob.get(waiting.job());
            if (end != null) { // which also removes it
                waiting.emitter().complete(end);
            }
        }
    }
}
