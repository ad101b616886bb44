package dev.sitewright.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
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

/** Writes the log's tables: facts, their numbers, and how far the topic has been read, all in one transaction. */
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
    private static final String MOVE = """
            update log_position as p set next_offset = m.next
            from unnest($3::int[], $4::bigint[], $5::bigint[]) as m (partition, known, next)
            where p.cluster = $1 and p.topic = $2 and p.partition = m.partition and p.next_offset = m.known
            """;
    private static final String KNOW_STREAMS = """
            insert into log_stream (name) select name from unnest($1::text[]) as name order by name on conflict do nothing
            """;
    // In one order, so that two writers never wait for each other; held until the commit, so that heads cannot move in
    // between.
    private static final String LOCK_STREAMS = "select 1 from log_stream where name = any($1) order by name for update";
    private static final String INSERT = """
            with incoming as (
                select s.id as stream_id, s.head, i.*
                from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::text[])
                     with ordinality as i (stream, event_id, type, source, subject, occurred_at, correlation_id, data, place)
                join log_stream s on s.name = i.stream
            ), fresh as (
                select distinct on (stream_id, event_id) i.* from incoming i
                where not exists (select from log_seen k where k.stream_id = i.stream_id and k.event_id = i.event_id)
                order by stream_id, event_id, place
            ), numbered as (
                select *, head + row_number() over (partition by stream_id order by place) as number from fresh
            ), moved as (
                update log_stream s set head = n.head
                from (select stream_id, max(number) as head from numbered group by stream_id) n where s.id = n.stream_id
            ), seen as (
                insert into log_seen (stream_id, event_id, seen_at) select stream_id, event_id, $9 from numbered
            ), inserted as (
                insert into log_event
                    (stream_id, number, event_id, type, source, subject, occurred_at, correlation_id, data, stored_at)
                select stream_id, number, event_id, type, source, subject, occurred_at, correlation_id, data, $9 from numbered
            )
            select place, number from numbered order by place
            """;

    private final Pool pool;
    private final Months months;
    private final JobStreams jobs;
    private final Clock clock;

    LogStore(Pool pool, Months months, JobStreams jobs, Clock clock) {
        this.jobs = jobs;
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
                .chain(() -> pool.withTransaction(transaction -> append(transaction, progress, entries, now)))
                .onFailure()
                .invoke(months::forgetWhatIsKnown);
    }

    private Uni<List<Numbered>> append(
            SqlConnection transaction, Progress progress, List<LogEntry> entries, Instant now) {
        var moved = move(transaction, progress);
        return entries.isEmpty()
                ? moved.replaceWith(List.of())
                : moved.chain(() -> jobs.withCopies(transaction, entries))
                        .chain(all -> insert(transaction, all, now))
                        .call(() -> jobs.remember(transaction, entries));
    }

    private static Uni<Void> move(SqlConnection transaction, Progress progress) {
        var partitions = new TreeMap<>(progress.to()).keySet();
        var parameters = Tuple.of(
                progress.topic().cluster(),
                progress.topic().topic(),
                partitions.toArray(Integer[]::new),
                partitions.stream().map(progress.from()::get).toArray(Long[]::new),
                partitions.stream().map(progress.to()::get).toArray(Long[]::new));
        return transaction
                .preparedQuery(MOVE)
                .execute(parameters)
                .invoke(moved -> {
                    if (moved.rowCount() != partitions.size()) {
                        throw new PositionMoved();
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<List<Numbered>> insert(SqlConnection transaction, List<LogEntry> entries, Instant now) {
        var streams = entries.stream().map(LogEntry::stream).distinct().toArray(String[]::new);
        return lock(transaction, streams)
                .chain(() -> transaction.preparedQuery(INSERT).execute(columns(entries, now)))
                .map(rows -> stream(rows)
                        .map(row -> new Numbered(
                                row.getLong("number"),
                                entries.get(row.getLong("place").intValue() - 1)))
                        .toList());
    }

    /** Locks streams, and makes those that are new. */
    private static Uni<Void> lock(SqlConnection transaction, String[] streams) {
        return transaction
                .preparedQuery(LOCK_STREAMS)
                .execute(Tuple.of(streams))
                .chain(locked -> locked.rowCount() == streams.length
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(KNOW_STREAMS)
                                .execute(Tuple.of(streams))
                                .chain(() ->
                                        transaction.preparedQuery(LOCK_STREAMS).execute(Tuple.of(streams)))
                                .replaceWithVoid());
    }

    private static Tuple columns(List<LogEntry> entries, Instant now) {
        return Tuple.tuple()
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
