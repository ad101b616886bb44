package dev.sitewright.platform.outbox;

import dev.sitewright.contracts.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks rows of the outbox that stand for many facts of one type: those with {@code packed} set and an empty key. For services that
 * write hundreds of facts at once in plain SQL: one row costs a tenth of what hundreds do. A bean for each such type.
 */
public interface PackedFacts {
    /** @return the facts' type, as in the column of that name */
    String type();

    /**
     * Unpacks a row.
     *
     * @param data the row's data, as the service wrote it
     * @return its facts, in their order; always the same for the same row, since it may be sent again
     */
    List<Unpacked> unpack(String data);

    /**
     * One of the facts.
     *
     * @param correlationId the request that it comes from; null when there was none
     */
    record Unpacked(Fact fact, @Nullable String correlationId) {}
}
