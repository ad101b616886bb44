package dev.sitewright.platform.once;

/**
 * A request that may have been sent before.
 *
 * @param caller who sends it: keys of others do not matter
 * @param operation what kind of change it asks for, stable
 * @param key what the caller calls it
 * @param fingerprint of what it asks for
 * @param secret whether what it asks for, or its answer, holds a secret: then neither is kept in clear
 */
public record Attempt(String caller, String operation, IdempotencyKey key, String fingerprint, boolean secret) {
    /** @return what is locked while the attempt is under way */
    String lock() {
        return String.join("\n", "idempotency", caller, operation, key.value());
    }
}
