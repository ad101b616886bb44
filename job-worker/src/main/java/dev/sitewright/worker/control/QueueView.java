package dev.sitewright.worker.control;

import dev.sitewright.platform.many.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * The queue as administrators see it.
 *
 * @param paused whether no job begins
 * @param concurrency jobs at once in each worker; null: as each is configured
 */
record QueueView(String id, boolean paused, @Nullable Integer concurrency, long version) implements Versioned {}
