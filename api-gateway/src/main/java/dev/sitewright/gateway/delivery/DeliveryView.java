package dev.sitewright.gateway.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery, as the API shows it. */
@Schema(name = "WebhookDelivery", description = "A fact that is sent to a webhook.")
public record DeliveryView(
        @Schema(
                description = "The delivery's id; sent as `webhook-id`, the same in each attempt.",
                examples = "dlv_0199c6a01f2e7000a1b2c3d4e5f60718")
        String id,

        @Schema(description = "To which webhook.", examples = "whk_0199c6a01f2e7000a1b2c3d4e5f60718")
        String webhookId,

        @Schema(description = "The fact's type, or `webhook.ping`.", examples = "runtime.ready")
        String type,

        @Schema(
                description = "`waiting` for its next attempt, `delivered`, or `failed` for good.",
                enumeration = {"waiting", "delivered", "failed"},
                examples = "delivered")
        String state,

        @Schema(description = "How many attempts there were.", examples = "1")
        int attempts,

        @Schema(description = "When it was made.", examples = "2026-11-21T12:00:00Z")
        Instant createdAt,

        @Schema(
                description = "When the next attempt is made; null when it has ended.",
                examples = "2026-11-21T12:00:05Z",
                nullable = true)
        @Nullable Instant nextAttemptAt,

        @Schema(
                description = "When it was delivered or failed; null while it waits.",
                examples = "2026-11-21T12:00:00Z",
                nullable = true)
        @Nullable Instant endedAt,

        @Schema(
                description = "What is sent, as it is signed: JSON.",
                examples =
                        "{\"type\":\"runtime.ready\",\"timestamp\":\"2026-11-21T12:00:00Z\",\"data\":{\"projectId\":\"prj_0199c6a01f2e7000a1b2c3d4e5f60718\"}}")
        String body,

        @Schema(description = "The attempts, the first one first; only when one delivery is looked at.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<AttemptView> log,

        @Schema(description = "Another number after every change.", examples = "1")
        long version)
        implements Versioned {
    DeliveryView with(List<AttemptView> attempts) {
        return new DeliveryView(
                id, webhookId, type, state, this.attempts, createdAt, nextAttemptAt, endedAt, body, attempts, version);
    }
}
