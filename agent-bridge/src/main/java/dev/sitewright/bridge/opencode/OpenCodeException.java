package dev.sitewright.bridge.opencode;

import org.jspecify.annotations.Nullable;

/** Why a call to OpenCode failed. */
public abstract sealed class OpenCodeException extends RuntimeException {
    private OpenCodeException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** No answer: not running, starting, or too busy. The call may have had its effect; the same call again may succeed. */
    public static final class Unreachable extends OpenCodeException {
        Unreachable(String call, Throwable cause) {
            super("OpenCode did not answer " + call + ": " + cause, cause);
        }
    }

    /** An answer that says no. Its body is not kept: it may quote what a provider said. */
    public static final class Refused extends OpenCodeException {
        private final int status;

        Refused(String call, int status) {
            super("OpenCode answered " + call + " with " + status, null);
            this.status = status;
        }

        /** @return the HTTP status */
        public int status() {
            return status;
        }

        /** @return whether the thing asked for is not there */
        public boolean isNotFound() {
            return status == 404;
        }
    }
}
