package dev.sitewright.platform.many;

/**
 * A kind of change.
 *
 * @param name stable: idempotency keys are kept under it
 * @param status of HTTP when it went well
 */
public record Operation(String name, int status) {}
