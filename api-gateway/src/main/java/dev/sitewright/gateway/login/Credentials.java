package dev.sitewright.gateway.login;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A name and a password that somebody signs in with; anything that can be wrong with them is just wrong. */
@Schema(name = "Login", description = "Who wants to sign in.")
record Credentials(
        @Schema(description = "The account's name, in any case.", examples = "ada")
        @NotNull @Size(max = 256, message = "must have at most 256 characters") String username,

        @Schema(description = "Its password.", writeOnly = true, examples = "correct horse battery")
        @NotNull @Size(max = 256, message = "must have at most 256 characters") String password) {
    @Override
    public String toString() {
        return "Credentials[…]"; // never into a log
    }
}
