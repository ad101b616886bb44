package dev.sitewright.gateway.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sitewright.gateway.delivery.Secrets.NewSecret;
import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook, as the API shows it. */
@Schema(name = "Webhook", description = "Where facts are sent to.")
record WebhookView(
        @Schema(description = "The webhook's id.", examples = "whk_0199c6a01f2e7000a1b2c3d4e5f60718")
        String id,

        @Schema(description = "Whose it is.", examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718")
        String ownerId,

        @Schema(description = "What its owner calls it.", examples = "Build channel")
        String name,

        @Schema(description = "Where to send to.", examples = "https://example.org/hooks/sitewright")
        String url,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = String.class,
                description = "Which facts.",
                examples = "[\"runtime.*\", \"chat.message.final\"]")
        List<String> types,

        @Schema(
                description = "Of which project; null for all.",
                examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
                nullable = true)
        @Nullable String projectId,

        @Schema(description = "Whether anything is sent.", examples = "true")
        boolean enabled,

        @Schema(
                description = "Why nothing is sent; null when it is enabled.",
                examples = "It answered 410: it is gone.",
                nullable = true)
        @Nullable String disabledBecause,

        @Schema(
                description = "Until when the secret before the present one signs, too; null when there was none.",
                examples = "2026-11-22T12:00:00Z",
                nullable = true)
        @Nullable Instant oldSecretUntil,

        @Schema(
                description = "When something was taken last, to the minute; null when nothing ever was.",
                examples = "2026-11-21T12:34:00Z",
                nullable = true)
        @Nullable Instant lastSuccessAt,

        @Schema(description = "When it was made.", examples = "2026-11-21T12:00:00Z")
        Instant createdAt,

        @Schema(
                description = "The secret that signs: only in the answer that makes it. Store it now.",
                examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDvNBx8Ydnp3I=")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String secret,

        @Schema(description = "Another number after every change.", examples = "0")
        long version)
        implements Versioned {
    /** @return the same with its secret */
    WebhookView with(NewSecret made) {
        return new WebhookView(
                id,
                ownerId,
                name,
                url,
                types,
                projectId,
                enabled,
                disabledBecause,
                oldSecretUntil,
                lastSuccessAt,
                createdAt,
                made.text(),
                version);
    }

    @Override
    public String toString() {
        return "WebhookView[" + id + "]"; // never a secret into a log
    }
}
