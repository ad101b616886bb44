package dev.sitewright.gateway.auth;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A name and a password. */
sealed interface Credentials {
    String username();

    String password();

    /**
     * Those of an account that is to be made.
     *
     * @param username 1 to 64 letters, digits, dots, dashes, underscores and at-signs; unique, whatever its case
     * @param password 8 to 256 characters
     */
    @Schema(name = "Setup", description = "The first account: an administrator's.")
    record New(
            @Schema(description = "How the person signs in; unique, whatever its case.", examples = "ada")
            @NotNull @Pattern(
                    regexp = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}",
                    message = "must be 1 to 64 letters, digits, dots, dashes, underscores or at-signs")
            String username,

            @Schema(
                    description = "At least 8 characters. Kept as an Argon2id hash only.",
                    examples = "correct horse battery")
            @NotNull @Size(min = 8, max = 256, message = "must have 8 to 256 characters") String password)
            implements Credentials {
        @Override
        public String toString() {
            return "New[" + username + "]"; // passwords never into a log
        }
    }

    /** Those that somebody signs in with; anything that can be wrong with them is just wrong. */
    @Schema(name = "Login", description = "Who wants to sign in.")
    record Known(
            @Schema(description = "The account's name, in any case.", examples = "ada")
            @NotNull @Size(max = 256, message = "must have at most 256 characters") String username,

            @Schema(description = "Its password.", examples = "correct horse battery")
            @NotNull @Size(max = 256, message = "must have at most 256 characters") String password)
            implements Credentials {
        @Override
        public String toString() {
            return "Known[…]";
        }
    }
}
