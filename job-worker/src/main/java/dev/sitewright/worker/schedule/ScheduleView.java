package dev.sitewright.worker.schedule;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that recurs, as administrators see it.
 *
 * @param id its name
 * @param kind what its jobs do
 * @param args their arguments, as JSON
 * @param cron when: minute, hour, day of month, month and day of week, as in Unix
 * @param zone where that is the time
 * @param projectId the project that its jobs work for
 * @param ownerId the user for whom they run
 * @param paused whether it makes no jobs at its times
 * @param runNow whether somebody asked for a job at once that is not made yet
 * @param nextAt when it is next due; null while it is paused
 * @param lastAt when its last job was made
 * @param lastJobId that job
 */
record ScheduleView(
        String id,
        String kind,
        @JsonRawValue String args,
        String cron,
        String zone,
        @Nullable String projectId,
        @Nullable String ownerId,
        boolean paused,
        boolean runNow,
        @Nullable Instant nextAt,
        @Nullable Instant lastAt,
        @Nullable String lastJobId,
        String createdBy,
        Instant createdAt,
        long version)
        implements Versioned {}
