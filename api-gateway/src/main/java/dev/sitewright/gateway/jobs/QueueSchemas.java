package dev.sitewright.gateway.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes job-worker's bodies about the queue in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class QueueSchemas {
    private QueueSchemas() {}

    @Schema(name = "Queue", description = "What holds for all workers.")
    record Queue(
            @Schema(description = "Always `queue`.", examples = "queue", required = true)
            String id,

            @Schema(description = "Whether no job begins.", examples = "false", required = true)
            boolean paused,

            @Schema(
                    description = "Jobs at once in each worker; null: as each is configured.",
                    examples = "8",
                    required = true)
            @Nullable Integer concurrency,

            @Schema(description = "Another number after every change.", examples = "3", required = true)
            long version) {}

    @Schema(
            name = "QueuePatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record Patch(
            @Schema(description = "Whether no job begins.", examples = "true") @Nullable Boolean paused,

            @Schema(
                    description = "Jobs at once in each worker; null: as each is configured.",
                    examples = "8",
                    minimum = "1",
                    maximum = "1000")
            @Nullable Integer concurrency) {}

    @Schema(name = "NewQueuePauses", description = "What is to be paused.")
    record NewPauses(
            @Schema(description = "1 to 100 kinds and projects.", minItems = 1, maxItems = 100, required = true)
            List<NewPause> items) {}

    @Schema(name = "NewQueuePause", description = "A kind or a project.")
    record NewPause(
            @Schema(
                    description = "What kind of thing it is.",
                    examples = "kind",
                    enumeration = {"kind", "project"},
                    required = true)
            String scope,

            @Schema(
                    description = "The kind, or the project's id.",
                    examples = "runtime.up",
                    maxLength = 200,
                    required = true)
            String name) {}

    @Schema(name = "QueuePause", description = "A kind or a project whose jobs wait.")
    record Pause(
            @Schema(description = "`kind:` or `project:` and its name.", examples = "kind:runtime.up", required = true)
            String id,

            @Schema(
                    description = "What kind of thing it is.",
                    examples = "kind",
                    enumeration = {"kind", "project"},
                    required = true)
            String scope,

            @Schema(description = "The kind, or the project's id.", examples = "runtime.up", required = true)
            String name,

            @Schema(
                    description = "The administrator who paused it.",
                    examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            String createdBy,

            @Schema(description = "Since when.", examples = "2026-01-01T12:00:00Z", required = true)
            Instant createdAt,

            @Schema(description = "Its version.", examples = "0", required = true)
            long version) {}

    @Schema(name = "QueuePauses", description = "In the order of the items that were sent.")
    record Pauses(
            @Schema(description = "One per item.", required = true)
            List<Pause> items) {}

    @Schema(name = "QueuePausePage", description = "All pauses.")
    record PausePage(
            @Schema(description = "In the order of their ids.", required = true)
            List<Pause> items,

            @Schema(description = "Always null.", examples = "null", required = true) @Nullable String nextCursor) {}

    @Schema(name = "NewQueueLimits", description = "Limits to set.")
    record NewLimits(
            @Schema(description = "1 to 100 limits.", minItems = 1, maxItems = 100, required = true)
            List<NewLimit> items) {}

    @Schema(name = "NewQueueLimit", description = "A limit to set.")
    record NewLimit(
            @Schema(description = "Jobs name it.", examples = "provider:openai", maxLength = 200, required = true)
            String key,

            @Schema(
                    description = "How many run at once in all workers; null for any number, 0 for none.",
                    examples = "2",
                    minimum = "0",
                    maximum = "100000")
            @Nullable Integer concurrency,

            @Schema(
                    description = "How many begin per period; null for any number.",
                    examples = "60",
                    minimum = "1",
                    maximum = "100000")
            @Nullable Integer rate,

            @Schema(
                    description = "The period in seconds; goes with `rate`.",
                    examples = "60",
                    minimum = "1",
                    maximum = "86400")
            @Nullable Integer perSeconds) {}

    @Schema(name = "QueueLimit", description = "How many jobs of a key run at once and begin per time.")
    record Limit(
            @Schema(description = "Its key, which jobs name.", examples = "provider:openai", required = true)
            String id,

            @Schema(
                    description = "How many run at once in all workers; null for any number, 0 for none.",
                    examples = "2",
                    minimum = "0",
                    maximum = "100000",
                    required = true)
            @Nullable Integer concurrency,

            @Schema(
                    description = "How many begin per period; null for any number.",
                    examples = "60",
                    minimum = "1",
                    maximum = "100000",
                    required = true)
            @Nullable Integer rate,

            @Schema(
                    description = "The period in seconds; goes with `rate`.",
                    examples = "60",
                    minimum = "1",
                    maximum = "86400",
                    required = true)
            @Nullable Integer perSeconds,

            @Schema(description = "Another number after every change.", examples = "3", required = true)
            long version) {}

    @Schema(name = "QueueLimits", description = "In the order of the items that were sent.")
    record Limits(
            @Schema(description = "One per item.", required = true)
            List<Limit> items) {}

    @Schema(name = "QueueLimitPage", description = "All limits.")
    record LimitPage(
            @Schema(description = "In the order of their keys.", required = true)
            List<Limit> items,

            @Schema(description = "Always null.", examples = "null", required = true) @Nullable String nextCursor) {}

    @Schema(name = "QueueTargets", description = "Pauses or limits to delete.")
    record Targets(
            @Schema(description = "1 to 100, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "QueueTarget", description = "One version of a pause or limit.")
    record Target(
            @Schema(description = "Which.", examples = "kind:runtime.up", required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "0", required = true)
            long version) {}

    @Schema(name = "QueueStats", description = "How the queue is doing.")
    record Stats(
            @Schema(description = "Jobs that could begin.", examples = "3", required = true)
            long available,

            @Schema(description = "Jobs that run.", examples = "8", required = true)
            long running,

            @Schema(description = "Jobs that wait for a time.", examples = "2", required = true)
            long scheduled,

            @Schema(description = "Jobs that wait for another attempt.", examples = "1", required = true)
            long retryable,

            @Schema(
                    description = "How long the first jobs in line have been waiting.",
                    examples = "0.2",
                    required = true)
            double oldestAvailableSeconds,

            @Schema(
                    description = "Jobs made in the last day that have ended, by state.",
                    examples = "{\"completed\": 120}",
                    required = true)
            Map<String, Long> endedOfLastDay,

            @Schema(description = "Jobs that could begin, by kind.", required = true)
            List<KindCount> kinds,

            @Schema(description = "Jobs that run under limits.", required = true)
            List<LimitCount> limits,

            @Schema(description = "The workers.", required = true)
            List<WorkerState> workers) {}

    @Schema(name = "QueueKindCount", description = "Jobs of a kind.")
    record KindCount(
            @Schema(description = "The kind.", examples = "runtime.up", required = true)
            String kind,

            @Schema(description = "How many could begin.", examples = "3", required = true)
            long available) {}

    @Schema(name = "QueueLimitCount", description = "Jobs under a limit.")
    record LimitCount(
            @Schema(description = "The limit's key.", examples = "provider:openai", required = true)
            String key,

            @Schema(description = "How many run.", examples = "2", required = true)
            long running) {}

    @Schema(name = "QueueWorker", description = "A worker.")
    record WorkerState(
            @Schema(description = "Its name.", examples = "pid 4711", required = true)
            String name,

            @Schema(description = "Since when it works.", examples = "2026-01-01T12:00:00Z", required = true)
            Instant startedAt,

            @Schema(
                    description = "Until when it counts as alive, unless it says so again.",
                    examples = "2026-01-01T12:00:10Z",
                    required = true)
            Instant aliveUntil,

            @Schema(description = "How many jobs it runs.", examples = "8", required = true)
            long running) {}
}
