package dev.sitewright.gateway.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One attempt at a delivery, as the API shows it. */
@Schema(name = "WebhookAttempt", description = "One attempt at a delivery.")
public record AttemptView(
        @Schema(description = "Which one, from 1.", examples = "1")
        int number,

        @Schema(description = "When it began: the time that was signed.", examples = "2026-11-21T12:00:00Z")
        Instant begunAt,

        @Schema(
                description = "How long it took; null while it is under way, or when it broke off with the service.",
                examples = "87",
                nullable = true)
        @Nullable Integer durationMillis,

        @Schema(description = "The answer's status; null without an answer.", examples = "503", nullable = true)
        @Nullable Integer status,

        @Schema(
                description = "What went wrong; null when it was taken.",
                examples = "The answer was 503",
                nullable = true)
        @Nullable String error,

        @Schema(
                description = "The first 1024 bytes of the answer's body; null when there was none.",
                examples = "busy",
                nullable = true)
        @Nullable String excerpt) {}
