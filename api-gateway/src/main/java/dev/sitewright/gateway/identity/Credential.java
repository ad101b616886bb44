package dev.sitewright.gateway.identity;

/**
 * With what a request proves whom it speaks for.
 *
 * @param kind what it is
 * @param id its id, never its secret
 */
public record Credential(Kind kind, String id) {
    /** The kinds of credentials. */
    public enum Kind {
        /** A browser's cookie. */
        SESSION,
        /** A short-lived JWT. */
        ACCESS,
        /** A token that a person made for a program. */
        PERSONAL
    }
}
