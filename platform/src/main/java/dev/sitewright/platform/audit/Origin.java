package dev.sitewright.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whose request a change comes from.
 *
 * @param actorId a user id, or {@code service:<name>}
 * @param address from where, as the gateway saw it; null when unknown
 * @param requestId the request's id; null when there is none
 */
public record Origin(
        String actorId, @Nullable String address, @Nullable String requestId) {}
