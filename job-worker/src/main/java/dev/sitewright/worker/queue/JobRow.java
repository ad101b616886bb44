package dev.sitewright.worker.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job on its way into the database.
 *
 * @param args the arguments as JSON, which travel as a text: PostgreSQL would not unpack JSON that holds an escaped NUL
 */
record JobRow(UUID id, String args, @Nullable String dedupeKey, JobForm form) {}
