package dev.sitewright.worker.queue;

import java.util.Locale;

/** Where a job is in its life; each state is a table (see the package's README). */
enum JobState {
    SCHEDULED,
    AVAILABLE,
    RUNNING,
    RETRYABLE,
    COMPLETED,
    CANCELLED,
    DISCARDED;

    /** @return the state as it is stored and told */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
