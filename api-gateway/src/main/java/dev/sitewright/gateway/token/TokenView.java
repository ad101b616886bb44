package dev.sitewright.gateway.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sitewright.gateway.opaque.OpaqueToken;
import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A personal token, as the API shows it. */
@Schema(name = "Token", description = "A token that a person made for a program.")
record TokenView(
        @Schema(description = "The token's id.", examples = "tok_0199c6a01f2e7000a1b2c3d4e5f60718")
        String id,

        @Schema(description = "Whose it is.", examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718")
        String ownerId,

        @Schema(description = "What its owner calls it.", examples = "Nightly build")
        String name,

        @Schema(description = "How the secret begins and ends, to know it again.", examples = "swt_…x9Q2")
        String hint,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = String.class,
                description = "What it may do, as far as its owner may.",
                examples = "[\"projects:read\", \"projects:write\"]")
        List<String> scopes,

        @Schema(description = "When it was made.", examples = "2026-11-21T12:00:00Z")
        Instant createdAt,

        @Schema(description = "When it ends by itself.", examples = "2027-01-31T00:00:00Z")
        Instant expiresAt,

        @Schema(
                description = "When it was used last, to the minute; null when it never was.",
                examples = "2026-11-21T12:34:00Z",
                nullable = true)
        @Nullable Instant lastUsedAt,

        @Schema(description = "What the agent may cost that works for it; null for no limit.", nullable = true)
        @Nullable Money spendingCap,

        @Schema(
                description =
                        "What was charged to it since it has a limit, rounded to cents; null for no limit. It grows without making another version.",
                nullable = true)
        @Nullable Money spent,

        @Schema(
                description = "The secret itself: only in the answer that makes the token. Store it now.",
                examples = "swt_6Zt0vXo2LqkP1mYc8rWb4HnD9aJfEsGu0a1B2c")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String token,

        @Schema(description = "Another number after every change.", examples = "0")
        long version)
        implements Versioned {
    /** @return the same with the secret */
    TokenView with(OpaqueToken secret) {
        return new TokenView(
                id,
                ownerId,
                name,
                hint,
                scopes,
                createdAt,
                expiresAt,
                lastUsedAt,
                spendingCap,
                spent,
                secret.value(),
                version);
    }

    @Override
    public String toString() {
        return "TokenView[" + id + "]"; // never a secret into a log
    }
}
