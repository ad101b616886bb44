package dev.sitewright.gateway.delivery;

import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks through the log for what webhooks want. Every replica does; what one is at, others pass over. */
@ApplicationScoped
class Dispatcher {
    private final DispatchStore store;
    private final Pump pump;

    Dispatcher(Vertx vertx, DispatchStore store, DeliveryConfig config) {
        this.store = store;
        this.pump = new Pump(vertx, "webhooks", config.look(), this::step);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    Uni<Boolean> step() {
        return store.behind()
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(store::advance)
                        .collect()
                        .last()
                        .replaceWith(false));
    }
}
