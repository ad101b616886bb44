package dev.sitewright.worker.schedule;

import dev.sitewright.worker.queue.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to recur, checked.
 *
 * @param args arguments that its kind takes, as JSON
 */
record NewSchedule(
        String name,
        String kind,
        String args,
        Schedule when,
        @Nullable String projectId,
        @Nullable String ownerId,
        boolean paused) {}
