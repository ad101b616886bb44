package dev.sitewright.gateway.auth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person, as the API shows them. */
@Schema(name = "User")
record UserView(
        @Schema(description = "The person's id.", examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718")
        String id,

        @Schema(description = "How the person signs in.", examples = "ada")
        String username,

        @Schema(
                description = "What the person may do.",
                enumeration = {"admin", "user"},
                examples = "admin")
        String role) {
    static UserView of(Account account) {
        return new UserView(account.id(), account.username(), account.role().wireName());
    }

    /** The person under its own name, so that an answer can carry more one day. */
    @Schema(name = "SignedIn")
    record Wrapped(
            @Schema(description = "The person who is signed in.")
            UserView user) {
        static Wrapped of(Account account) {
            return new Wrapped(UserView.of(account));
        }
    }
}
