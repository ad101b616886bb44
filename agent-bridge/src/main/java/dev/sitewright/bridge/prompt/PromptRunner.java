package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.record.SessionStirred;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Brings every open prompt a step further: when one is given, when a session stirs, and now and then. */
@ApplicationScoped
class PromptRunner {
    private static final Logger LOG = Logger.getLogger(PromptRunner.class);
    private static final int AT_ONCE = 16;

    private final Prompts prompts;
    private final PromptStep step;
    private final Pump pump;

    PromptRunner(Vertx vertx, Prompts prompts, PromptStep step, PromptConfig config) {
        this.prompts = prompts;
        this.step = step;
        this.pump = new Pump(vertx, "prompts", config.interval(), this::advanceAll);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    void on(@Observes SessionStirred event) {
        pump.wake();
    }

    /** Lets the next look come at once. */
    void wake() {
        pump.wake();
    }

    private Uni<Boolean> advanceAll() {
        return prompts.open()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUni(this::advance)
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni()
                .replaceWith(false);
    }

    /** One prompt's trouble is not another's. */
    private Uni<Void> advance(Prompt prompt) {
        return step.advance(prompt)
                .onFailure()
                .invoke(failure -> LOG.debugf("Prompt %s has to wait: %s", prompt.id(), failure))
                .onFailure()
                .recoverWithNull();
    }
}
