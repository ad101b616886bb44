package dev.sitewright.worker.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job on its way into the database.
 *
 * @param args the arguments as JSON, which travel as a text: PostgreSQL would not unpack JSON that holds an escaped NUL
 */
record JobRow(UUID id, String args, @Nullable String dedupeKey, JobForm form) {
    /** @return whether it is stored as it is, with no twin to be looked for, and may begin now */
    boolean isReadyAtOnce() {
        return dedupeKey == null && form.delayMs() == 0;
    }
}
