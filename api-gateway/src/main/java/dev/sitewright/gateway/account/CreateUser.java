package dev.sitewright.gateway.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One item of {@code POST /users}, as sent: anything may be missing. */
@Schema(name = "CreateUser", description = "A user to create.")
record CreateUser(
        @Schema(description = "How the person signs in; unique, whatever its case.", required = true, examples = "ada")
        @Nullable String username,

        @Schema(
                description = "8 to 256 characters, to be changed by the person. Kept as an Argon2id hash only.",
                required = true,
                writeOnly = true,
                examples = "correct horse battery")
        @Nullable String password,

        @Schema(
                description = "What the person may do; `user` when missing.",
                enumeration = {"admin", "user"},
                examples = "user")
        @Nullable String role,

        @Schema(description = "Whether the account is to be closed from the beginning.", examples = "false") @Nullable Boolean disabled) {
    CreateUser withPassword(@Nullable String other) {
        return new CreateUser(username, other, role, disabled);
    }

    @Override
    public String toString() {
        return "CreateUser[" + username + "]"; // passwords never into a log
    }
}
