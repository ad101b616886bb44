package dev.sitewright.gateway.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * With what a request proves whom it speaks for.
 *
 * @param kind what it is
 * @param id its id, never its secret; of an access token, that of the sign-in it belongs to
 * @param until when it ends by itself, whatever becomes of what stands behind the id; null when that says it all
 * @param limited whether there is a limit to what the agent may cost that works for it
 */
public record Credential(Kind kind, String id, @Nullable Instant until, boolean limited) {
    /** One that is good for as long as what stands behind its id. */
    public Credential(Kind kind, String id) {
        this(kind, id, null);
    }

    /** One without a limit. */
    public Credential(Kind kind, String id, @Nullable Instant until) {
        this(kind, id, until, false);
    }

    /** The kinds of credentials. */
    public enum Kind {
        /** A browser's cookie. */
        SESSION,
        /** A short-lived JWT. */
        ACCESS,
        /** A token that a person made for a program. */
        PERSONAL
    }

    /** @return whether it has not ended by itself */
    public boolean isGoodAt(Instant moment) {
        return until == null || until.isAfter(moment);
    }
}
