package dev.sitewright.gateway.token;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A token to make, as sent: anything may be missing.
 *
 * @param name what its maker calls it
 * @param scopes what it may do
 * @param expiresAt when it ends by itself
 * @param spendingCap how much the agent may cost that works for it; null for no limit
 */
@Schema(name = "CreateToken", description = "A token to make.")
record CreateToken(
        @Schema(description = "What you call it: 1 to 100 characters.", examples = "Nightly build", required = true)
        @Nullable String name,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = String.class,
                description = "What it may do, some of your own scopes.",
                examples = "[\"projects:read\", \"projects:write\"]",
                required = true)
        @Nullable List<@Nullable String> scopes,

        @Schema(
                description = "When it ends by itself; 90 days from now unless you say, 366 days at most.",
                examples = "2027-01-31T00:00:00Z")
        @Nullable Instant expiresAt,

        @Schema(description = "What the agent may cost that works for it, altogether; no limit unless you say.")
        @Nullable Money spendingCap) {}
