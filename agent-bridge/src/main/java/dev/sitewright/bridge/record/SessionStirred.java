package dev.sitewright.bridge.record;

/**
 * A session came to rest, met an error, or waits for its provider; fired after that was recorded.
 *
 * @param sessionId which one
 */
public record SessionStirred(String sessionId) {}
