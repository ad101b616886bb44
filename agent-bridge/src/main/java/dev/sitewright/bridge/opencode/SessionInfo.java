package dev.sitewright.bridge.opencode;

import org.jspecify.annotations.Nullable;

/**
 * A session.
 *
 * @param parentID the session whose sub-agent it is
 * @param directory the absolute path it works in
 * @param title OpenCode's placeholder until a title is made
 */
public record SessionInfo(
        String id,
        @Nullable String parentID,
        String directory,
        @Nullable String title) {}
