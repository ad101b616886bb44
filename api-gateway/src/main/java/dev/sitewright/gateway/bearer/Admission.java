package dev.sitewright.gateway.bearer;

import dev.sitewright.gateway.identity.SignedIn;

/** What a bearer token is good for. */
public sealed interface Admission {
    /** It is its person's. */
    record In(SignedIn person) implements Admission {}

    /** It is none, is not for this door, or was ended; which of these is not said. */
    record Refused() implements Admission {}

    /** It was good once. */
    record Expired() implements Admission {}
}
