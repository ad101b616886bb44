package dev.sitewright.gateway.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes job-worker's bodies about jobs in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class JobSchemas {
    private static final String ID = "job_0199c6a01f2e7000a1b2c3d4e5f60718";

    private JobSchemas() {}

    @Schema(name = "JobTargets", description = "Jobs to do something to.")
    record Targets(
            @Schema(description = "1 to 100 jobs, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "JobTarget", description = "A job, perhaps one version of it.")
    record Target(
            @Schema(description = "Which job.", examples = ID, required = true)
            String id,

            @Schema(description = "Only when it is at this version; whichever, when missing.", examples = "16777220")
            @Nullable Long version) {}

    @Schema(name = "Jobs", description = "In the order of the items that were sent.")
    record Many(
            @Schema(description = "One per item.", required = true)
            List<Job> items) {}

    @Schema(name = "JobPage", description = "A page of jobs.")
    record Page(
            @Schema(description = "In the order that was asked for.", required = true)
            List<Job> items,

            @Schema(
                    description = "Where the next page begins; null on the last.",
                    examples = "q83vEjRWeJAwMTk5",
                    required = true)
            @Nullable String nextCursor) {}

    @Schema(name = "JobLog", description = "Lines of a job's log.")
    record Log(
            @Schema(description = "In the order of their numbers.", required = true)
            List<Line> items,

            @Schema(description = "The number to go on after.", examples = "12", required = true)
            long next) {}

    @Schema(name = "JobLogLine", description = "A line of a job's log.")
    record Line(
            @Schema(description = "Its number in the job, from 1.", examples = "12", required = true)
            long n,

            @Schema(description = "The attempt that logged it.", examples = "1", required = true)
            int attempt,

            @Schema(description = "When.", examples = "2026-01-01T12:00:01Z", required = true)
            Instant at,

            @Schema(description = "What.", examples = "12 packages installed", required = true)
            String line) {}

    @Schema(name = "Job", description = "A piece of work.")
    record Job(
            @Schema(description = "Its id.", examples = ID, required = true)
            String id,

            @Schema(description = "What it does.", examples = "runtime.up", required = true)
            String kind,

            @Schema(
                    description = "Where it is in its life.",
                    examples = "running",
                    enumeration = {
                        "scheduled",
                        "available",
                        "running",
                        "retryable",
                        "completed",
                        "cancelled",
                        "discarded"
                    },
                    required = true)
            String state,

            @Schema(
                    description = "The project that it works for.",
                    examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            @Nullable String projectId,

            @Schema(
                    description = "The user for whom it runs.",
                    examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            @Nullable String ownerId,

            @Schema(
                    description = "At most one job of a group runs at a time.",
                    examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            @Nullable String group,

            @Schema(
                    description = "The key of the limit that it is under.",
                    examples = "provider:openai",
                    required = true)
            @Nullable String limit,

            @Schema(description = "Higher runs first; 0 is usual.", examples = "0", required = true)
            int priority,

            @Schema(
                    description = "While it has not ended, no other job of its kind with this key is made.",
                    examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            @Nullable String dedupeKey,

            @Schema(
                    description = "The request that it came of.",
                    examples = "req_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            @Nullable String correlationId,

            @Schema(
                    description = "The job that it follows.",
                    examples = "job_0199c6a01f2e7000a1b2c3d4e5f60717",
                    required = true)
            @Nullable String parentId,

            @Schema(
                    description = "The present or last attempt; of a waiting job the next.",
                    examples = "1",
                    required = true)
            int attempt,

            @Schema(description = "How often it is tried before it is discarded.", examples = "3", required = true)
            int maxAttempts,

            @Schema(description = "How often this attempt was put off.", examples = "0", required = true)
            int snoozes,

            @Schema(
                    description = "Whether somebody asked for its end while it runs.",
                    examples = "false",
                    required = true)
            boolean cancelRequested,

            @Schema(description = "How far it says it is.", examples = "40", required = true) @Nullable Integer percent,

            @Schema(description = "What it says it is doing.", examples = "installing packages", required = true)
            @Nullable String doing,

            @Schema(
                    description = "Why it ended without success.",
                    examples = "It took longer than 60 seconds.",
                    required = true)
            @Nullable String error,

            @Schema(description = "When it was enqueued.", examples = "2026-01-01T12:00:00Z", required = true)
            Instant createdAt,

            @Schema(
                    description = "When it is due, while it waits for a time.",
                    examples = "2026-01-01T12:00:05Z",
                    required = true)
            @Nullable Instant runAt,

            @Schema(description = "When the present attempt began.", examples = "2026-01-01T12:00:01Z", required = true)
            @Nullable Instant startedAt,

            @Schema(description = "When it ended.", examples = "2026-01-01T12:00:04Z", required = true) @Nullable Instant finishedAt,

            @Schema(
                    description = "Another number after every step of its life.",
                    examples = "16777220",
                    required = true)
            long version) {}

    @Schema(name = "JobDetails", description = "A job with all that there is to it.", allOf = Job.class)
    record Details(
            @Schema(
                    description = "Its arguments.",
                    examples = "{\"projectId\": \"prj_0199c6a01f2e7000a1b2c3d4e5f60718\"}",
                    required = true)
            Map<String, Object> args,

            @Schema(description = "What it found out.", examples = "{\"pages\": 3}", required = true) @Nullable Object result) {}
}
