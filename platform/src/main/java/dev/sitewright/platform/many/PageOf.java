package dev.sitewright.platform.many;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET} of a collection.
 *
 * @param items in the order that was asked for
 * @param nextCursor what to ask for next; null at the end
 */
public record PageOf<V>(List<V> items, @Nullable String nextCursor) {}
