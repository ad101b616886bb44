package dev.sitewright.gateway.auth;

import java.time.Duration;

/** Why setting up or signing in did not work. */
abstract sealed class AuthException extends RuntimeException {
    private AuthException(String reason) {
        super(reason, null, false, false); // expected, hence no stack trace
    }

    /** Somebody has set Sitewright up before. */
    static final class AlreadySetUp extends AuthException {
        AlreadySetUp() {
            super("Sitewright is set up already: sign in.");
        }
    }

    /** No such account, or not its password; which of the two is not said. */
    static final class WrongCredentials extends AuthException {
        WrongCredentials() {
            super("The name or the password is wrong.");
        }
    }

    /** Too many tries in a row. */
    static final class TooManyTries extends AuthException {
        private final Duration wait;

        TooManyTries(Duration wait) {
            super("Too many tries to sign in. Wait a while.");
            this.wait = wait;
        }

        /** @return how long to wait before the next try can work */
        Duration mustWait() {
            return wait;
        }
    }
}
