package dev.sitewright.gateway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One act on one resource, as administrators see it. */
@Schema(name = "AuditEntry", description = "One act on one resource.")
record AuditView(
        @Schema(description = "Its id.", examples = "evt_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
        String id,

        @Schema(description = "When it was done.", examples = "2026-01-01T12:00:00Z", required = true)
        Instant time,

        @Schema(description = "The service that tells it.", examples = "/project-service", required = true)
        String source,

        @Schema(
                description = "Who did it: a user id, `service:<name>`, or `anonymous`.",
                examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718",
                required = true)
        String actorId,

        @Schema(description = "What was done.", examples = "project.update", required = true)
        String action,

        @Schema(description = "To what.", examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
        String resourceId,

        @Schema(
                description = "Whose that is; null when nobody's.",
                examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718",
                required = true)
        @Nullable String ownerId,

        @Schema(
                description = "The fields that changed; empty when the act itself is the news.",
                type = SchemaType.ARRAY,
                implementation = FieldChange.class,
                required = true)
        JsonNode changes,

        @Schema(description = "From where; null when unknown.", examples = "192.0.2.7", required = true) @Nullable String address,

        @Schema(
                description = "The request behind it, as in `X-Request-Id`; null when there was none.",
                examples = "req_0199c6a01f2e7000a1b2c3d4e5f60718",
                required = true)
        @Nullable String requestId) {
    /** Describes {@code changes} in the API document; never filled. */
    @Schema(name = "FieldChange", description = "One field that changed; long texts are shortened.")
    record FieldChange(
            @Schema(description = "Which, as a JSON pointer into the resource.", examples = "/name", required = true)
            String pointer,

            @Schema(
                    description = "Its value until then, of any type; null when it had none.",
                    examples = "Padaria",
                    required = true)
            @Nullable Object before,

            @Schema(
                    description = "Its value since then, of any type; null when it has none.",
                    examples = "Lens",
                    required = true)
            @Nullable Object after) {}
}
