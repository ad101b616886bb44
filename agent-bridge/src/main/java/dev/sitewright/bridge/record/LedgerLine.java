package dev.sitewright.bridge.record;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sitewright.platform.outbox.OutboxLine;
import org.jspecify.annotations.Nullable;

/**
 * One row of what a {@link TellingStatement} tells.
 *
 * @param told the key in the ledger; null for what is told beside it
 * @param message null to note only that the key needs no telling
 */
record LedgerLine(
        int place,
        @Nullable String told,
        @Nullable String value,
        @Nullable String at,
        @JsonUnwrapped @Nullable OutboxLine message) {
    /** @return the same, which comes from a request */
    LedgerLine causedBy(@Nullable String request) {
        return message == null ? this : new LedgerLine(place, told, value, at, message.causedBy(request));
    }
}
