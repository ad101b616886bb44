package dev.sitewright.gateway.log;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Writes the log's tables: facts, their numbers, and how far the topic has been read, all in one transaction, and that in one statement: each
 * word with the database is time in which readers wait.
 */
@ApplicationScoped
class LogStore {
    private static final String KNOW_PARTITIONS = """
            insert into log_position (cluster, topic, partition, next_offset)
            select $1, $2, partition, 0 from unnest($3::int[]) as partition
            on conflict do nothing
            """;
    private static final String POSITIONS = """
            select partition, next_offset from log_position where cluster = $1 and topic = $2 and partition = any($3)
            """;
    private static final String APPEND =
            "select place, number from log_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) order by place";

    /** What {@code log_append} fails with when the position is another. */
    private static final String MOVED = "SW001";

    private final Pool pool;
    private final Months months;
    private final JobStreams jobs;
    private final List<StoredWith> others;
    private final Clock clock;

    LogStore(Pool pool, Months months, JobStreams jobs, @All List<StoredWith> others, Clock clock) {
        this.jobs = jobs;
        this.others = others;
        this.pool = pool;
        this.months = months;
        this.clock = clock;
    }

    /** The position was not where the writer thought: another one has taken over. Nothing was stored. */
    static final class PositionMoved extends RuntimeException {
        PositionMoved() {
            super("another writer has moved on", null, false, false);
        }
    }

    /** A fact and the number that it got. */
    record Numbered(long number, LogEntry entry) {}

    /**
     * Some partitions of a topic were read from one offset to another.
     *
     * @param topic cluster and name
     * @param from next offset per partition, as it is known to be stored
     * @param to next offset per partition once this is stored
     */
    record Progress(TopicId topic, Map<Integer, Long> from, Map<Integer, Long> to) {}

    /**
     * A topic of a certain Kafka.
     *
     * @param cluster id of the Kafka cluster: another one has other offsets
     * @param topic the topic's name
     */
    record TopicId(String cluster, String topic) {}

    /** @return the offset to read next, for each of these partitions; 0 for those that were never read */
    Uni<Map<Integer, Long>> positions(TopicId topic, List<Integer> partitions) {
        var wanted = Tuple.of(topic.cluster(), topic.topic(), partitions.toArray(Integer[]::new));
        return pool.preparedQuery(KNOW_PARTITIONS)
                .execute(wanted)
                .chain(() -> pool.preparedQuery(POSITIONS).execute(wanted))
                .map(rows -> stream(rows)
                        .collect(Collectors.toMap(
                                row -> row.getInteger("partition"), row -> row.getLong("next_offset"))));
    }

    /**
     * Stores facts that were read and how far that was.
     *
     * @return the facts that were not stored before, each with its number, in the order given; fails with {@link PositionMoved} when somebody
     *     else has stored them
     */
    Uni<List<Numbered>> append(Progress progress, List<LogEntry> entries) {
        var now = clock.instant();
        return months.makeRoom(now)
                .chain(() -> jobs.withCopies(pool, entries))
                .chain(all -> append(progress, entries, all, now))
                .onFailure(LogStore::isMoved)
                .transform(failure -> new PositionMoved())
                .onFailure()
                .invoke(months::forgetWhatIsKnown);
    }

    /** One statement is one transaction; what must be remembered beside it is rare. */
    private Uni<List<Numbered>> append(Progress progress, List<LogEntry> entries, List<LogEntry> all, Instant now) {
        var concerned = others.stream()
                .filter(one -> entries.stream().anyMatch(one::concerns))
                .toList();
        return jobs.isToRemember(entries) || !concerned.isEmpty()
                ? pool.withTransaction(tx -> append(tx, progress, all, now)
                        .call(() -> jobs.remember(tx, entries))
                        .call(numbered -> storeWith(tx, concerned, numbered)))
                : append(pool, progress, all, now);
    }

    private static Uni<Void> storeWith(SqlClient tx, List<StoredWith> concerned, List<Numbered> numbered) {
        return Multi.createFrom()
                .iterable(concerned)
                .onItem()
                .transformToUniAndConcatenate(one -> one.store(
                        tx,
                        numbered.stream()
                                .map(Numbered::entry)
                                .filter(one::concerns)
                                .toList()))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<List<Numbered>> append(SqlClient client, Progress progress, List<LogEntry> all, Instant now) {
        return client.preparedQuery(APPEND)
                .execute(parameters(progress, all, now))
                .map(rows -> stream(rows)
                        .map(row -> new Numbered(
                                row.getLong("number"),
                                all.get(row.getLong("place").intValue() - 1)))
                        .toList());
    }

    private static boolean isMoved(Throwable failure) {
        return failure instanceof PgException database && MOVED.equals(database.getSqlState());
    }

    private static Tuple parameters(Progress progress, List<LogEntry> entries, Instant now) {
        var partitions = new TreeMap<>(progress.to()).keySet();
        return Tuple.tuple()
                .addString(progress.topic().cluster())
                .addString(progress.topic().topic())
                .addArrayOfInteger(partitions.toArray(Integer[]::new))
                .addArrayOfLong(partitions.stream().map(progress.from()::get).toArray(Long[]::new))
                .addArrayOfLong(partitions.stream().map(progress.to()::get).toArray(Long[]::new))
                .addArrayOfString(column(entries, LogEntry::stream))
                .addArrayOfString(column(entries, LogEntry::id))
                .addArrayOfString(column(entries, LogEntry::type))
                .addArrayOfString(column(entries, LogEntry::source))
                .addArrayOfString(column(entries, LogEntry::subject))
                .addArrayOfOffsetDateTime(entries.stream()
                        .map(entry -> entry.time().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(column(entries, LogEntry::correlationId))
                .addArrayOfString(column(entries, LogEntry::data))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    }

    @SuppressWarnings("NullAway") // a correlation id may be null, and so may an element of the array
    private static String[] column(List<LogEntry> entries, Function<LogEntry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
