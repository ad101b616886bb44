package dev.sitewright.worker.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One item of {@code POST /schedules}, as sent: anything may be missing.
 *
 * @param name what it is called, unique
 * @param kind what its jobs do
 * @param args their arguments; none when missing
 * @param cron five fields as in Unix
 * @param zone the time zone's id; UTC when missing
 * @param projectId the project that its jobs work for
 * @param ownerId the user for whom they run
 * @param paused whether it begins paused
 */
record CreateSchedule(
        @Nullable String name,
        @Nullable String kind,
        @Nullable JsonNode args,
        @Nullable String cron,
        @Nullable String zone,
        @Nullable String projectId,
        @Nullable String ownerId,
        @Nullable Boolean paused) {}
