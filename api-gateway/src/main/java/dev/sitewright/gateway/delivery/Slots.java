package dev.sitewright.gateway.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How many attempts are under way in this process, at all and at each webhook. */
@ApplicationScoped
class Slots {
    private static final String WEBHOOK = "select webhook_id from webhook_delivery where id = $1";

    private final Pool pool;
    private final DeliveryConfig config;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> byWebhook = new ConcurrentHashMap<>();

    Slots(Pool pool, DeliveryConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** @return the webhook that a delivery is for; empty when there is no such delivery */
    Uni<String> webhookOf(String deliveryId) {
        return pool.preparedQuery(WEBHOOK)
                .execute(Tuple.of(deliveryId))
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString(0));
    }

    /** @return whether there was a place, which is taken now */
    boolean take(String webhook) {
        if (all.incrementAndGet() > config.concurrency()) {
            all.decrementAndGet();
            return false;
        }
        var taken = new AtomicBoolean();
        byWebhook.compute(webhook, (id, count) -> {
            var present = count == null ? 0 : count;
            taken.set(present < config.concurrencyPerWebhook());
            return taken.get() ? Integer.valueOf(present + 1) : count;
        });
        if (!taken.get()) {
            all.decrementAndGet();
        }
        return taken.get();
    }

    /** Frees a place. */
    void giveBack(String webhook) {
        all.decrementAndGet();
        byWebhook.computeIfPresent(webhook, (id, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}
