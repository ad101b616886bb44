package dev.sitewright.bench.ours;

import dev.sitewright.bench.driver.Job;
import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.worker.queue.NewJob;
import dev.sitewright.worker.queue.QueueAccess;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The Quarkus application around the queue. */
public final class Application implements QuarkusApplication {
    /** The key of the limit that some jobs are under. */
    static final String LIMIT = "bench";

    private static final CompletableFuture<Void> STARTED = new CompletableFuture<>();

    /** Starts it on a database; returns when it is up, with the worker stopped. */
    static Application start(Database database) {
        Map.of(
                        "sitewright.db.host", database.host(),
                        "sitewright.db.port", Integer.toString(database.port()),
                        "sitewright.db.name", database.name(),
                        "sitewright.db.user", database.user(),
                        "sitewright.db.password", database.password())
                .forEach(System::setProperty);
        Thread.ofPlatform().daemon().name("quarkus").start(Application::launch);
        STARTED.join();
        var application = new Application();
        application.queue().stop();
        return application;
    }

    private static void launch() {
        Quarkus.run(Application.class, (status, failure) -> {
            if (failure != null) {
                STARTED.completeExceptionally(failure);
            }
        });
    }

    @Override
    public int run(String... args) {
        STARTED.complete(null);
        Quarkus.waitForExit();
        return 0;
    }

    QueueAccess queue() {
        return Arc.container().instance(QueueAccess.class).get();
    }

    BenchJob handler() {
        return Arc.container().instance(BenchJob.class).get();
    }

    NewJob<Job> job(Job job) {
        return queue().job(BenchJob.KIND, job, job.project(), job.n(), job.limited() ? LIMIT : null);
    }
}
