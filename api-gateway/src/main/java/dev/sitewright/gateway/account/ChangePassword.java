package dev.sitewright.gateway.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /me/password}, as sent: anything may be missing. */
@Schema(name = "ChangePassword", description = "The present password, and the one from now on.")
record ChangePassword(
        @Schema(description = "The present password.", required = true, writeOnly = true, examples = "correct horse")
        @Nullable String current,

        @Schema(
                name = "new",
                description = "The one from now on: 8 to 256 characters.",
                required = true,
                writeOnly = true,
                examples = "battery staple")
        @JsonProperty("new")
        @Nullable String fresh) {
    @Override
    public String toString() {
        return "ChangePassword[…]"; // never into a log
    }
}
