package dev.sitewright.platform.many;

/**
 * A kind of change.
 *
 * @param name stable: idempotency keys are kept under it
 * @param status of HTTP when it went well
 * @param secret whether requests or answers hold a secret: then what is kept for repeated requests is sealed
 */
public record Operation(String name, int status, boolean secret) {
    /** One without secrets. */
    public Operation(String name, int status) {
        this(name, status, false);
    }

    /** @return one whose requests or answers hold a secret, such as a password or a new token */
    public static Operation withSecret(String name, int status) {
        return new Operation(name, status, true);
    }
}
