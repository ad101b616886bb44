package dev.sitewright.worker.queue;

import dev.sitewright.worker.queue.JobRepository.Added;
import dev.sitewright.worker.queue.JobRepository.Cancelled;
import dev.sitewright.worker.queue.JobRepository.Orphan;
import dev.sitewright.worker.queue.JobRepository.Pulse;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows of the queue's tables as Java values, and back. */
final class JobRows {
    private JobRows() {}

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reader) {
        return StreamSupport.stream(rows.spliterator(), false).map(reader).toList();
    }

    static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> reader) {
        return StreamSupport.stream(rows.spliterator(), false).map(reader).findFirst();
    }

    /** @return parameters of a statement, null among them */
    static Tuple values(@Nullable Object... values) {
        var tuple = Tuple.tuple();
        for (var value : values) {
            tuple.addValue(value);
        }
        return tuple;
    }

    static Added toAdded(Row row) {
        var isFresh = row.getBoolean("fresh");
        var id = row.getUUID(isFresh ? "id" : "twin");
        return new Added(id == null ? null : new JobId(id), isFresh);
    }

    static Claim toClaim(Row row, UUID session) {
        return new Claim(
                new JobId(row.getUUID("id")),
                row.getString("kind"),
                row.getString("args"),
                row.getString("project_id"),
                row.getString("owner_id"),
                row.getString("group_key"),
                row.getInteger("lane"),
                row.getString("dedupe_key"),
                row.getString("correlation_id"),
                row.getInteger("attempt"),
                row.getInteger("max_attempts"),
                row.getInteger("snoozes"),
                Duration.ofMillis(row.getLong("timeout_ms")),
                row.getBoolean("overdue"),
                row.getBoolean("quiet"),
                session);
    }

    static Orphan toOrphan(Row row) {
        return new Orphan(
                new JobId(row.getUUID("id")),
                row.getString("kind"),
                row.getString("project_id"),
                row.getString("correlation_id"),
                row.getInteger("attempt"),
                row.getString("cancel_reason"),
                JobState.of(row.getString("state")),
                instant(row, "at"));
    }

    static Cancelled toCancelled(Row row) {
        return new Cancelled(
                new JobId(row.getUUID("id")),
                row.getString("kind"),
                row.getString("project_id"),
                row.getString("correlation_id"),
                row.getBoolean("running"));
    }

    static Pulse toPulse(Row row) {
        return new Pulse(
                row.getBoolean("kept"),
                row.getBoolean("orphans"),
                durationOf(row.getLong("next_death_ms")),
                Stream.of(row.getArrayOfUUIDs("cancelled")).map(JobId::new).toList(),
                List.of(row.getArrayOfStrings("reasons")));
    }

    static @Nullable Duration durationOf(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(Math.max(0, millis));
    }

    /** @return what came of a step: its last row tells the state of things, those before are jobs */
    static Step toStep(RowSet<Row> rows, UUID session) {
        var all = list(rows, Function.identity());
        var state = all.getLast();
        var lost = state.getArrayOfUUIDs("lost");
        return new Step(
                all.stream()
                        .limit(all.size() - 1)
                        .map(row -> toClaim(row, session))
                        .toList(),
                lost == null ? Set.of() : Stream.of(lost).map(JobId::new).collect(Collectors.toUnmodifiableSet()),
                state.getLong("low"),
                durationOf(state.getLong("due_ms")),
                state.getBoolean("paused"),
                state.getInteger("concurrency"));
    }

    static JobEnd toEnd(Row row) {
        return new JobEnd(
                new JobId(row.getUUID("job_id")),
                row.getString("state"),
                row.getString("result"),
                row.getString("error"));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
