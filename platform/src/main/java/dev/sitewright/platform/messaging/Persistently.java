package dev.sitewright.platform.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does work that must not be given up: a message is acknowledged when it is taken in, however long the database is away. Only the
 * end of the service ends it; the message stays unacknowledged then and comes again at the next start.
 */
@ApplicationScoped
public class Persistently {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private volatile boolean stopping;

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Tries until it succeeds, with growing pauses. Every try runs on the Vert.x context of the caller, as reactive sessions require.
     *
     * @param onFailure is told of every try that fails
     */
    public <T> Uni<T> untilDone(Supplier<Uni<T>> work, Consumer<Throwable> onFailure) {
        var context = Objects.requireNonNull(Vertx.currentContext(), "needs a Vert.x context");
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(task -> context.runOnContext(nothing -> task.run()))
                .onFailure()
                .invoke(onFailure)
                .onFailure(failure -> !stopping)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
