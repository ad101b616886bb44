package dev.sitewright.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * One act on one resource.
 *
 * @param action what was done, such as {@code project.update}
 * @param resourceId to what
 * @param ownerId whose it is; null when nobody's
 * @param before the resource as its owner saw it, a record; null when it was not there
 * @param after the resource as its owner sees it since; null when it is gone
 */
public record Audited(
        String action,
        String resourceId,
        @Nullable String ownerId,
        @Nullable Record before,
        @Nullable Record after) {}
