package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.record.SessionStirred;
import dev.sitewright.platform.loop.Beside;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings open prompts a step further, beside each other: those of a session when one is given there or when it stirs, all of them now and
 * then.
 */
@ApplicationScoped
class PromptRunner {
    private static final int AT_ONCE =
            64; // as many projects as one machine works on; each has two or three calls open at most

    private final Prompts prompts;
    private final PromptStep step;
    private final PromptConfig config;
    private final Clock clock;
    private final Context context;
    private final Pump pump;
    private final Beside steps;
    private final Set<String> stirred = new HashSet<>(); // guarded by itself
    private volatile Instant nextOfAll = Instant.MIN;

    PromptRunner(Vertx vertx, Prompts prompts, PromptStep step, PromptConfig config, Clock clock) {
        this.prompts = prompts;
        this.step = step;
        this.config = config;
        this.clock = clock;
        this.context = vertx.getOrCreateContext(); // not the request's, which ends before
        this.pump = new Pump(vertx, "prompts", config.interval(), this::look);
        this.steps = new Beside("prompts", AT_ONCE, this::lookAtAll);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
        steps.stop();
    }

    void on(@Observes SessionStirred event) {
        wake(event.sessionId());
    }

    /** Lets the next look at a session's prompts come at once. */
    void wake(String sessionId) {
        synchronized (stirred) {
            stirred.add(sessionId);
        }
        pump.wake();
    }

    /**
     * Takes a step of a prompt that needs no look, because it was stored right now.
     *
     * @param after what is done then, however the step ends; at once when too many are under way
     */
    void begin(Turn turn, Runnable after) {
        context.runOnContext(() -> {
            var begun = steps.begin(
                    turn.prompt().id(), () -> step.advance(turn).onTermination().invoke(after));
            if (!begun) {
                after.run();
            }
        });
    }

    private void lookAtAll() {
        nextOfAll = Instant.MIN;
        pump.wake();
    }

    private Uni<Boolean> look() {
        return prompts.open(toLookAt())
                .invoke(turns -> turns.forEach(turn -> steps.begin(turn.prompt().id(), () -> step.advance(turn))))
                .replaceWith(false);
    }

    /** @return the sessions that stirred; null for all, when it is time for that, whoever stirs */
    private @Nullable Set<String> toLookAt() {
        var now = clock.instant();
        synchronized (stirred) {
            var some = Set.copyOf(stirred);
            stirred.clear();
            if (!some.isEmpty() && now.isBefore(nextOfAll)) {
                return some;
            }
        }
        nextOfAll = now.plus(config.interval());
        return null;
    }
}
