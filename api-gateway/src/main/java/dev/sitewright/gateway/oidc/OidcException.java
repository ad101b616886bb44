package dev.sitewright.gateway.oidc;

/** Why signing in by another provider did not work. */
abstract sealed class OidcException extends RuntimeException {
    private OidcException(String message) {
        super(message, null, false, false); // expected, hence no stack trace
    }

    /** No such provider is configured. */
    static final class UnknownProvider extends OidcException {
        UnknownProvider() {
            super("no such provider");
        }
    }

    /** Somebody tampered with the sign-in, gave it up, or took too long. What it was is for the log only. */
    static final class NotCompleted extends OidcException {
        NotCompleted(String reason) {
            super(reason);
        }
    }

    /** The person is known to the provider and not here. */
    static final class NoRegistration extends OidcException {
        NoRegistration() {
            super("nobody is registered by this provider");
        }
    }

    /** The provider does not answer, or not as one. */
    static final class Unavailable extends OidcException {
        Unavailable(String reason) {
            super(reason);
        }
    }
}
