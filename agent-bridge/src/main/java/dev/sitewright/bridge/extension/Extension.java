package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was added.
 *
 * @param kind one of {@link Area.Kind}, by its word
 * @param fields what everybody who sees it may see
 * @param sealed its secrets; null when it has none
 */
record Extension(
        String id,
        long version,
        String kind,
        String scopeId,
        String ownerId,
        String name,
        ObjectNode fields,
        @Nullable String sealed,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {
    boolean is(Area.Kind other) {
        return kind.equals(other.word);
    }
}
