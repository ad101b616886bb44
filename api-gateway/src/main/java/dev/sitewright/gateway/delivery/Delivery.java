package dev.sitewright.gateway.delivery;

import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.platform.many.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is sent to a webhook, as its owner sees it. Attempts change it by plain SQL. */
@Entity
@Table(name = "webhook_delivery")
class Delivery implements Versioned {
    @Id
    private String id;

    @Column(name = "webhook_id")
    private String webhookId;

    @Column(name = "account_id")
    private String ownerId;

    private String type;

    private String body;

    private String state;

    @Column(updatable = false)
    private int attempts;

    @SuppressWarnings("UnusedVariable") // attempts read it by plain SQL
    private int tries;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Delivery() {}

    Delivery(NewDelivery added, Instant now) {
        this.id = added.id();
        this.webhookId = added.webhookId();
        this.ownerId = added.ownerId();
        this.type = added.type();
        this.body = added.body();
        this.state = DeliveryState.WAITING.wireName();
        this.createdAt = now;
        this.begunAt = now;
        this.requestedAt = now;
        this.nextAttemptAt = now;
    }

    /** Begins it again, with all its attempts. */
    void again(Instant now) {
        state = DeliveryState.WAITING.wireName();
        tries = 0;
        begunAt = now;
        requestedAt = now;
        nextAttemptAt = now;
        endedAt = null;
    }

    /** @return what to ask of the queue once it has begun */
    EnqueueJob job() {
        return Deliveries.job(id, ownerId, begunAt.toEpochMilli());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    String ownerId() {
        return ownerId;
    }

    String webhookId() {
        return webhookId;
    }

    String state() {
        return state;
    }

    DeliveryView view() {
        return new DeliveryView(
                id, webhookId, type, state, attempts, createdAt, nextAttemptAt, endedAt, body, null, version);
    }
}
