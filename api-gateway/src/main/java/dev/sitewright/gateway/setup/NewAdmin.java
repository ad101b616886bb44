package dev.sitewright.gateway.setup;

import dev.sitewright.gateway.account.Usernames;
import dev.sitewright.gateway.password.Passwords;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The first account that is to be made. */
@Schema(name = "Setup", description = "The first account: an administrator's.")
record NewAdmin(
        @Schema(description = "How the person signs in; unique, whatever its case.", examples = "ada")
        @NotNull @Pattern(regexp = Usernames.RULE, message = Usernames.RULE_IN_WORDS) String username,

        @Schema(
                description = "At least 8 characters. Kept as an Argon2id hash only.",
                writeOnly = true,
                examples = "correct horse battery")
        @NotNull @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH, message = "must have 8 to 256 characters") String password) {
    @Override
    public String toString() {
        return "NewAdmin[" + username + "]"; // passwords never into a log
    }
}
