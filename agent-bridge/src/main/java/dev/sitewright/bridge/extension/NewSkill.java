package dev.sitewright.bridge.extension;

import org.jspecify.annotations.Nullable;

/**
 * A skill to add.
 *
 * @param description when the agent is to use it
 * @param text what it says, in Markdown
 */
record NewSkill(
        @Nullable String name,
        @Nullable String description,
        @Nullable String text,
        @Nullable Boolean enabled) {}
