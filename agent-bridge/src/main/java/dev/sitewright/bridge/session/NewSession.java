package dev.sitewright.bridge.session;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a session.
 *
 * @param title null to let the agent find one
 * @param agent null for the usual one
 * @param model {@code provider/model}; null for the usual one
 */
record NewSession(
        @Nullable String title,
        @Nullable String agent,
        @Nullable String model) {}
