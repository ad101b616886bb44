package dev.sitewright.worker.queue;

import dev.sitewright.platform.loop.Pump;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Waits for the ends of jobs, wherever they run: the database is asked for all of them together, and not at all when nobody waits. */
@ApplicationScoped
class JobEnds {
    private static final Duration LOOK_EACH = Duration.ofMillis(200);

    private final JobRepository repository;
    private final Pump pump;
    private final Map<JobId, UniEmitter<? super JobEnd>> awaited = new ConcurrentHashMap<>();

    JobEnds(Vertx vertx, JobRepository repository) {
        this.repository = repository;
        this.pump = new Pump(vertx, "awaited jobs", LOOK_EACH, this::look);
    }

    /** @return how the job ended, when it has */
    Uni<JobEnd> of(JobId job) {
        return Uni.createFrom().emitter(emitter -> {
            awaited.put(job, emitter);
            emitter.onTermination(() -> awaited.remove(job));
            pump.start();
        });
    }

    /** @return whether to look again at once */
    private Uni<Boolean> look() {
        if (awaited.isEmpty()) {
            pump.stop();
            return Uni.createFrom().item(false);
        }
        return repository.ends(List.copyOf(awaited.keySet())).invoke(this::tell).replaceWith(false);
    }

    private void tell(List<JobEnd> ends) {
        for (var end : ends) {
            var waiting = awaited.remove(end.id());
            if (waiting != null) {
                waiting.complete(end);
            }
        }
    }
}
