package dev.sitewright.gateway.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; null means any.
 *
 * @param action with {@code *} for anything
 * @param from then or later
 * @param to before
 */
record AuditFilter(
        @Nullable String actor,
        @Nullable String owner,
        @Nullable String action,
        @Nullable String resource,
        @Nullable String requestId,
        @Nullable Instant from,
        @Nullable Instant to) {}
