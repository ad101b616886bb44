package dev.sitewright.platform.database;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code LISTEN} on the service's own database, over one connection that is opened again for ever. Notifications that are sent while it
 * is down are lost, so every listener also polls.
 */
@ApplicationScoped
public class Notifications {
    private static final Logger LOG = Logger.getLogger(Notifications.class);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final DatabaseConfig database;
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private @Nullable PgSubscriber subscriber;

    Notifications(Vertx vertx, DatabaseConfig database) {
        this.vertx = vertx;
        this.database = database;
    }

    /** Calls {@code listener} with the payload of each notification on {@code channel}, and once with an empty text after each reconnect. */
    public synchronized void listen(String channel, Consumer<String> listener) {
        listeners.put(channel, listener);
        subscriber().channel(channel).handler(payload -> listener.accept(payload));
    }

    void stop(@Observes ShutdownEvent event) {
        synchronized (this) {
            if (subscriber != null) {
                subscriber.close();
            }
        }
    }

    private PgSubscriber subscriber() {
        if (subscriber == null) {
            subscriber = PgSubscriber.subscriber(vertx, options()).reconnectPolicy(this::whenToReconnect);
            connect(subscriber);
        }
        return subscriber;
    }

    private void connect(PgSubscriber fresh) {
        fresh.connect().onComplete(connected -> {
            if (connected.succeeded()) {
                wakeAll();
            } else {
                LOG.debugf("LISTEN cannot connect yet: %s", connected.cause().getMessage());
                vertx.setTimer(RECONNECT.toMillis(), timer -> connect(fresh));
            }
        });
    }

    /** @return milliseconds until the next try; also wakes everybody, because what happened in between went unheard */
    private Long whenToReconnect(int tries) {
        wakeAll();
        return RECONNECT.toMillis();
    }

    private void wakeAll() {
        listeners.values().forEach(listener -> listener.accept(""));
    }

    private PgConnectOptions options() {
        return new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password());
    }
}
