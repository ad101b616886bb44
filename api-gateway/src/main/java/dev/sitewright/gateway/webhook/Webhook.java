package dev.sitewright.gateway.webhook;

import dev.sitewright.gateway.delivery.Secrets.NewSecret;
import dev.sitewright.platform.many.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where somebody has facts sent to. */
@Entity
@Table(name = "webhook")
class Webhook implements Versioned {
    static final String PREFIX = "whk";

    @Id
    private String id;

    @Column(name = "account_id")
    private String ownerId;

    private String name;

    private String url;

    private String types;

    @Column(name = "project_id")
    private @Nullable String projectId;

    private boolean enabled = true;

    @Column(name = "disabled_because")
    private @Nullable String disabledBecause;

    @Column(name = "secret_sealed")
    private String secretSealed;

    @Column(name = "old_secret_sealed")
    private @Nullable String oldSecretSealed;

    @Column(name = "old_secret_until")
    private @Nullable Instant oldSecretUntil;

    /** Written by deliveries, never from here. */
    @Column(name = "last_success_at", updatable = false)
    private @Nullable Instant lastSuccessAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Webhook() {}

    Webhook(String id, String ownerId, NewWebhook asked, NewSecret secret, Instant now) {
        this.id = id;
        this.ownerId = ownerId;
        this.name = asked.name();
        this.url = asked.url();
        this.types = String.join(" ", asked.types());
        this.projectId = asked.projectId().orElse(null);
        this.secretSealed = secret.sealed();
        this.createdAt = now;
    }

    void change(WebhookPatch patch) {
        patch.name().ifPresent(text -> name = text);
        patch.url().ifPresent(text -> url = text);
        patch.types().ifPresent(list -> types = String.join(" ", list));
        patch.project().ifPresent(project -> projectId = project.id());
        patch.enabled().ifPresent(this::turn);
    }

    private void turn(boolean on) {
        enabled = on;
        disabledBecause = on ? null : "Its owner has disabled it.";
    }

    /** Signs with another secret from now on, and with the present one for a while longer. */
    void rotate(NewSecret secret, Instant oldUntil) {
        oldSecretSealed = secretSealed;
        oldSecretUntil = oldUntil;
        secretSealed = secret.sealed();
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

    String name() {
        return name;
    }

    boolean isEnabled() {
        return enabled;
    }

    WebhookView view() {
        return new WebhookView(
                id,
                ownerId,
                name,
                url,
                List.of(types.split(" ", -1)),
                projectId,
                enabled,
                disabledBecause,
                oldSecretUntil,
                lastSuccessAt,
                createdAt,
                null,
                version);
    }
}
