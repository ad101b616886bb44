package dev.sitewright.gateway.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes job-worker's bodies about what recurs in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class ScheduleSchemas {
    private ScheduleSchemas() {}

    @Schema(name = "NewSchedules", description = "What is to recur.")
    record Create(
            @Schema(description = "1 to 100 schedules.", minItems = 1, maxItems = 100, required = true)
            List<New> items) {}

    @Schema(name = "NewSchedule", description = "Something that is to recur.")
    record New(
            @Schema(
                    description = "What it is called, and its id from then on; unique.",
                    examples = "nightly-stop",
                    maxLength = 100,
                    pattern = "^[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?$",
                    required = true)
            String name,

            @Schema(description = "What its jobs do.", examples = "runtime.down", required = true)
            String kind,

            @Schema(
                    description = "Their arguments; which there are depends on the kind.",
                    examples = "{\"projectId\": \"prj_0199c6a01f2e7000a1b2c3d4e5f60718\"}")
            @Nullable Map<String, Object> args,

            @Schema(
                    description = "When: minute, hour, day of month, month and day of week, as in Unix.",
                    examples = "0 3 * * *",
                    required = true)
            String cron,

            @Schema(
                    description = "The time zone in which that is the time; UTC when missing.",
                    examples = "Europe/Lisbon")
            @Nullable String zone,

            @Schema(
                    description = "The project that its jobs work for.",
                    examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718")
            @Nullable String projectId,

            @Schema(description = "The user for whom they run.", examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718")
            @Nullable String ownerId,

            @Schema(description = "Whether it begins paused.", examples = "false") @Nullable Boolean paused) {}

    @Schema(name = "Schedule", description = "Something that recurs: at each of its times a job is made.")
    record Schedule(
            @Schema(description = "Its name.", examples = "nightly-stop", required = true)
            String id,

            @Schema(description = "What its jobs do.", examples = "runtime.down", required = true)
            String kind,

            @Schema(
                    description = "Their arguments.",
                    examples = "{\"projectId\": \"prj_0199c6a01f2e7000a1b2c3d4e5f60718\"}",
                    required = true)
            Map<String, Object> args,

            @Schema(
                    description = "When: minute, hour, day of month, month and day of week, as in Unix.",
                    examples = "0 3 * * *",
                    required = true)
            String cron,

            @Schema(
                    description = "The time zone in which that is the time.",
                    examples = "Europe/Lisbon",
                    required = true)
            String zone,

            @Schema(
                    description = "The project that its jobs work for.",
                    examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            @Nullable String projectId,

            @Schema(
                    description = "The user for whom they run.",
                    examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            @Nullable String ownerId,

            @Schema(description = "Whether it makes no jobs at its times.", examples = "false", required = true)
            boolean paused,

            @Schema(
                    description = "Whether somebody asked for a job at once that is not made yet.",
                    examples = "false",
                    required = true)
            boolean runNow,

            @Schema(
                    description = "When it is next due; null while it is paused.",
                    examples = "2026-01-02T03:00:00Z",
                    required = true)
            @Nullable Instant nextAt,

            @Schema(description = "When its last job was made.", examples = "2026-01-01T03:00:00Z", required = true)
            @Nullable Instant lastAt,

            @Schema(description = "That job.", examples = "job_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            @Nullable String lastJobId,

            @Schema(
                    description = "The user, or the service, who made it.",
                    examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            String createdBy,

            @Schema(description = "When it was made.", examples = "2026-01-01T12:00:00Z", required = true)
            Instant createdAt,

            @Schema(description = "Another number after every change.", examples = "3", required = true)
            long version) {}

    @Schema(
            name = "SchedulePatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record Patch(
            @Schema(description = "When, as five fields as in Unix.", examples = "30 4 * * 1") @Nullable String cron,

            @Schema(description = "The time zone in which that is the time.", examples = "Europe/Lisbon") @Nullable String zone,

            @Schema(
                    description = "The arguments of its jobs, whole.",
                    examples = "{\"projectId\": \"prj_0199c6a01f2e7000a1b2c3d4e5f60718\"}")
            @Nullable Map<String, Object> args,

            @Schema(
                    description =
                            "Whether it makes no jobs at its times. When it goes on, times that passed are not made up for.",
                    examples = "true")
            @Nullable Boolean paused) {}

    @Schema(name = "SchedulePatches", description = "Changes of schedules.")
    record Patches(
            @Schema(description = "1 to 100, each of another schedule.", minItems = 1, maxItems = 100, required = true)
            List<PatchItem> items) {}

    @Schema(name = "SchedulePatchItem", description = "A change of one version of a schedule.")
    record PatchItem(
            @Schema(description = "Which.", examples = "nightly-stop", required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "0", required = true)
            long version,

            @Schema(description = "What to change.", required = true)
            Patch patch) {}

    @Schema(name = "ScheduleTargets", description = "Schedules to do something to.")
    record Targets(
            @Schema(description = "1 to 100, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "ScheduleTarget", description = "One version of a schedule.")
    record Target(
            @Schema(description = "Which.", examples = "nightly-stop", required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "0", required = true)
            long version) {}

    @Schema(name = "Schedules", description = "In the order of the items that were sent.")
    record Many(
            @Schema(description = "One per item.", required = true)
            List<Schedule> items) {}

    @Schema(name = "SchedulePage", description = "A page of schedules.")
    record Page(
            @Schema(description = "In the order of their names.", required = true)
            List<Schedule> items,

            @Schema(
                    description = "Where the next page begins; null on the last.",
                    examples = "q83vEjRWeJAwMTk5",
                    required = true)
            @Nullable String nextCursor) {}
}
