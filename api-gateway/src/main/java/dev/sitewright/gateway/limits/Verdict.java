package dev.sitewright.gateway.limits;

import java.time.Instant;

/**
 * What is said of a call.
 *
 * @param allowed whether it may be made
 * @param remaining how many more may be made now
 * @param ready when more may be made than that
 */
record Verdict(boolean allowed, int remaining, Instant ready) {}
