package dev.sitewright.gateway.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Makes attempts at deliveries, when the queue says so. */
@ApplicationScoped
class Deliverer {
    /** How long the queue is kept waiting: its places are for others, too. The attempt goes on without it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int CROWDED_SECONDS = 10;
    private static final double JITTER = 0.1;

    private final AttemptStore store;
    private final Sender sender;
    private final Secrets secrets;
    private final Slots slots;
    private final DeliveryConfig config;
    private final Clock clock;

    Deliverer(AttemptStore store, Sender sender, Secrets secrets, Slots slots, DeliveryConfig config, Clock clock) {
        this.store = store;
        this.sender = sender;
        this.secrets = secrets;
        this.slots = slots;
        this.config = config;
        this.clock = clock;
    }

    /** @return what is left to do about a delivery after an attempt, if it was time for one */
    Uni<Step> attempt(String deliveryId) {
        return slots.webhookOf(deliveryId)
                .chain(webhook -> slots.take(webhook)
                        ? underWay(deliveryId, webhook)
                        : Uni.createFrom().item(new Step.Later(crowded())));
    }

    private Uni<Step> underWay(String deliveryId, String webhook) {
        return store.begin(deliveryId)
                .chain(this::go)
                .onTermination()
                .invoke(() -> slots.giveBack(webhook))
                .memoize()
                .indefinitely() // goes on when nobody waits for it any more
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> new Step.Later(SOON));
    }

    private Uni<Step> go(Step step) {
        return step instanceof Step.Begun(var delivery)
                ? send(delivery)
                : Uni.createFrom().item(step);
    }

    private Uni<Step> send(DueDelivery delivery) {
        var begun = clock.instant();
        return sender.send(delivery.url(), headersOf(delivery, begun), delivery.body())
                .chain(answer -> conclude(delivery, Duration.between(begun, clock.instant()), answer));
    }

    private Uni<Step> conclude(DueDelivery delivery, Duration duration, Answer answer) {
        if (answer.isTaken()) {
            return store.delivered(delivery, duration, answer).replaceWith(new Step.Ended());
        }
        var pauses = config.pauses();
        if (answer.isGone() || delivery.tries() > pauses.size()) {
            return store.gaveUp(delivery, duration, answer).replaceWith(new Step.Ended());
        }
        var pause = jittered(pauses.get(delivery.tries() - 1));
        return store.failed(delivery, duration, answer, pause).replaceWith(new Step.Later(pause));
    }

    private Map<String, String> headersOf(DueDelivery delivery, Instant now) {
        var keys = delivery.keys().stream()
                .map(key -> secrets.key(delivery.webhookId(), key))
                .toList();
        var seconds = now.getEpochSecond();
        return Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "Sitewright-Webhooks",
                "webhook-id",
                delivery.id(),
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                Signature.of(keys, delivery.id(), seconds, delivery.body()));
    }

    private static Duration jittered(Duration pause) {
        return pause.plusMillis(
                (long) (pause.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    /** Long enough that thousands that wait for a slow receiver are no load by their asking. */
    private static Duration crowded() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000L, CROWDED_SECONDS * 1_000L));
    }
}
