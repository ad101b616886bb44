package dev.sitewright.gateway.signing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key, as administrators see it. */
@Schema(name = "SigningKey", description = "A key that signs access tokens.")
record SigningKeyView(
        @Schema(description = "Its id: the `kid` of its tokens.", examples = "key_0199c6a01f2e7000a1b2c3d4e5f60718")
        String id,

        @Schema(
                description =
                        "`next`: published, and signs soon; `current`: signs; `retired`: some of its tokens are still good.",
                enumeration = {"next", "current", "retired"},
                examples = "current")
        String state,

        @Schema(description = "When it was made.", examples = "2026-11-21T12:00:00Z")
        Instant createdAt,

        @Schema(description = "From when on it signs.", examples = "2026-11-21T12:10:00Z")
        Instant signsFrom,

        @Schema(
                description = "When another takes over; null while none is there.",
                examples = "2026-12-21T12:10:00Z",
                nullable = true)
        @Nullable Instant signsUntil) {
    static SigningKeyView of(SigningKey key, Instant now) {
        var retired = key.signsUntil() != null && !key.signsUntil().isAfter(now);
        var state = key.signsFrom().isAfter(now) ? "next" : retired ? "retired" : "current";
        return new SigningKeyView(key.id(), state, key.createdAt(), key.signsFrom(), key.signsUntil());
    }
}
