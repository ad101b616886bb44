package dev.sitewright.platform.testing;

import java.util.Map;
import java.util.function.IntFunction;

/**
 * A collection as {@link CollectionContract} sees it.
 *
 * @param path where it is, such as {@code /internal/v1/projects}
 * @param newItem what to send to create the n-th thing; every number gives another
 * @param echoed the field of a new item that stands unchanged in the answer, and tells items apart
 * @param patch some fields that can be changed, and are then another
 * @param notFound the code of the problem about what is not there, or not the caller's
 */
public record Collection(
        String path, IntFunction<Map<String, ?>> newItem, String echoed, Map<String, ?> patch, String notFound) {}
