package dev.sitewright.bridge.generation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/**
 * What a model proposed.
 *
 * @param number its place among the run's, from 1
 * @param body as the model said it
 * @param violations why it was rejected; empty unless it was
 */
record Item(String id, String runId, int number, JsonNode body, State state, List<Violation> violations) {
    /** Where an item stands; the wire name is in lower case. */
    enum State {
        /** As the model said it. */
        PROPOSED,
        /** Fit to be stored. */
        ACCEPTED,
        /** Unfit. */
        REJECTED,
        /** Stored. */
        STORED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
