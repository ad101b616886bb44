package dev.sitewright.projects.project;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list, newest first.
 *
 * @param limit how many at most
 * @param after the id that the stretch begins behind; null for the beginning
 */
record Page(int limit, @Nullable String after) {}
