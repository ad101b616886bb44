package dev.sitewright.gateway.account;

import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person, as the API shows them. */
@Schema(name = "User", description = "A person who may sign in.")
public record UserView(
        @Schema(description = "The person's id.", examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718")
        String id,

        @Schema(description = "How the person signs in.", examples = "ada")
        String username,

        @Schema(
                description = "What the person may do.",
                enumeration = {"admin", "user"},
                examples = "admin")
        String role,

        @Schema(description = "Whether nobody may come in by this account.", examples = "false")
        boolean disabled,

        @Schema(description = "False for who can only sign in by another provider.", examples = "true")
        boolean hasPassword,

        @Schema(description = "Since when there is this account.", examples = "2026-11-21T08:30:00Z")
        Instant createdAt,

        @Schema(description = "When it was last changed.", examples = "2026-11-21T08:30:00Z")
        Instant updatedAt,

        @Schema(description = "Grows with every change; to be sent back with the next one.", examples = "0")
        long version)
        implements Versioned {
    /** The person under its own name, so that an answer can carry more one day. */
    @Schema(name = "SignedIn", description = "Who is signed in.")
    public record Wrapped(
            @Schema(description = "The person who is signed in.")
            UserView user) implements Versioned {
        /** @return an account as its own person sees it */
        public static Wrapped of(Account account) {
            return new Wrapped(account.view());
        }

        @Override
        public String id() {
            return user.id();
        }

        @Override
        public long version() {
            return user.version();
        }
    }
}
