package dev.sitewright.worker.queue;

import dev.sitewright.worker.queue.JobRepository.Cancelled;
import dev.sitewright.worker.queue.JobRepository.Orphan;
import dev.sitewright.worker.queue.JobRepository.Pulse;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /** Reads by position: names would be looked up for each of hundreds of rows. The order is that of {@code job_step}. */
    static Claim toClaim(Row row, UUID session) {
        return new Claim(
                new JobId(row.getUUID(0)),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInteger(6),
                row.getString(7),
                row.getString(8),
                row.getShort(9),
                row.getShort(10),
                row.getInteger(11),
                Duration.ofMillis(row.getLong(12)),
                row.getBoolean(13),
                row.getBoolean(14),
                row.getString(15),
                row.getBoolean(16),
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
        var claims = new ArrayList<Claim>(rows.size());
        Row state = null;
        for (var row : rows) {
            if (row.getUUID(0) == null) {
                state = row;
            } else {
                claims.add(toClaim(row, session));
            }
        }
        return toStep(Objects.requireNonNull(state), claims);
    }

    private static Step toStep(Row state, List<Claim> claims) {
        return new Step(
                claims,
                jobs(state.getArrayOfUUIDs("lost")),
                state.getLong("low"),
                durationOf(state.getLong("due_ms")),
                state.getBoolean("paused"),
                state.getInteger("concurrency"),
                texts(state.getArrayOfStrings("pauses")),
                texts(state.getArrayOfStrings("over")));
    }

    static Set<JobId> jobs(UUID @Nullable [] found) {
        return found == null || found.length == 0
                ? Set.of()
                : Stream.of(found).map(JobId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> texts(String @Nullable [] found) {
        return found == null ? Set.of() : Set.of(found);
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
