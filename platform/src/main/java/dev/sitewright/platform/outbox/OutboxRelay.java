package dev.sitewright.platform.outbox;

import dev.sitewright.platform.database.Notifications;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Sends what lies in the outbox, oldest first, and deletes what the broker acknowledged. At most one replica of a service sends at a
 * time (an advisory lock that ends with its transaction). Messages of one key are sent in their order, some at a time without waiting for
 * each other: the producer keeps that order, retries included. One that is given up takes those of its key behind it along into the next
 * batch, and from then on each waits for the one before, until all is well again. A crash between acknowledgement and commit sends a message
 * again, hence the inbox.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    static final long LOCK = 0x6f7574626f78L; // "outbox"

    private static final int AT_A_TIME = 16;

    /** How many batches share a transaction at most: what is under way in it comes again after a crash. */
    private static final int BATCHES = 32;

    private static final String OLDEST = "select * from outbox order by id limit $1";

    /** Whether that lasts is not waited for: what comes back after a crash is sent again. */
    private static final String DELETE = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true))
            delete from outbox using quick where id = any($1)
            """;

    private final Pool pool;
    private final MutinyEmitter<byte[]> topic;
    private final OutboxConfig config;
    private final Letters letters;
    private final Pump pump;
    private final Notifications notifications;
    private final RelayWake wake;
    private final AtomicBoolean hasWritten = new AtomicBoolean(); // this process, since it last had the lock
    private final Set<String> troubled = ConcurrentHashMap.newKeySet(); // keys of which one was given up

    OutboxRelay(
            Vertx vertx,
            Pool pool,
            Notifications notifications,
            RelayWake wake,
            @Channel("outbox") MutinyEmitter<byte[]> topic,
            OutboxConfig config,
            Letters letters) {
        this.pool = pool;
        this.topic = topic;
        this.config = config;
        this.letters = letters;
        this.notifications = notifications;
        this.wake = wake;
        this.pump = new Pump(vertx, "outbox", config.pollInterval(), this::sendBatches);
    }

    void start(@Observes StartupEvent event) {
        notifications.listen("outbox", payload -> pump.wake());
        wake.listen(() -> {
            hasWritten.set(true);
            pump.wake();
        });
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** @return whether more may be waiting */
    private Uni<Boolean> sendBatches() {
        var written = hasWritten.getAndSet(false);
        return pool.withTransaction(connection -> lock(connection).chain(mine -> {
            if (mine) {
                return sendOldest(connection);
            }
            return (written ? tellSender(connection) : Uni.createFrom().voidItem()).replaceWith(false);
        }));
    }

    /** Another replica is sending, and may have looked for the last time before this one's message was there. */
    private static Uni<Void> tellSender(SqlConnection connection) {
        return connection.query("select pg_notify('outbox', '')").execute().replaceWithVoid();
    }

    private static Uni<Boolean> lock(SqlConnection connection) {
        return connection
                .preparedQuery("select pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private Uni<Boolean> sendOldest(SqlConnection connection) {
        return oldest(connection).chain(rows -> send(connection, rows, BATCHES));
    }

    private Uni<List<Row>> oldest(SqlConnection connection) {
        return connection
                .preparedQuery(OLDEST)
                .execute(Tuple.of(config.batchSize()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Sends these, and what has come meanwhile, and so on: whoever writes while others are being sent waits for no new transaction. */
    private Uni<Boolean> send(SqlConnection connection, List<Row> rows, int batches) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        var read = System.nanoTime();
        return sendAll(letters.of(rows).toList())
                .call(() -> rest(rows, read))
                .chain(kept -> kept.isEmpty() && batches > 1
                        ? deleteAndRead(connection, rows).chain(next -> send(connection, next, batches - 1))
                        : delete(connection, without(kept, rows)).replaceWith(kept.isEmpty()));
    }

    /**
     * What is written meanwhile goes together, and on all the way to its readers costs hardly more than one message does. What sending took is part
     * of it: where that takes long, enough has come meanwhile.
     */
    private Uni<Void> rest(List<Row> sent, long read) {
        return sent.size() >= config.batchSize()
                ? Uni.createFrom().voidItem()
                : Rest.of(config.rest().minusNanos(System.nanoTime() - read));
    }

    /** Both at once: the database does one after the other. */
    private Uni<List<Row>> deleteAndRead(SqlConnection connection, List<Row> sent) {
        return Uni.combine()
                .all()
                .unis(delete(connection, sent), oldest(connection))
                .asTuple()
                .map(Tuple2::getItem2);
    }

    private static List<Row> without(Set<Long> kept, List<Row> rows) {
        return rows.stream().filter(row -> !kept.contains(row.getLong("id"))).toList();
    }

    /** @return the rows that hold a message which was not acknowledged */
    private Uni<Set<Long>> sendAll(List<Letter> all) {
        var byKey = all.stream()
                .collect(Collectors.groupingBy(letter -> letter.envelope().subject()));
        return Multi.createFrom()
                .iterable(byKey.values())
                .onItem()
                .transformToMultiAndMerge(this::sendInOrder)
                .collect()
                .with(Collectors.toUnmodifiableSet());
    }

    /** @return the rows of the messages that were not acknowledged, from the first of them on */
    private Multi<Long> sendInOrder(List<Letter> ofOneKey) {
        var key = ofOneKey.getFirst().envelope().subject();
        var sending = Multi.createFrom().iterable(ofOneKey).onItem().transformToUni(this::send);
        return (troubled.contains(key) ? sending.concatenate() : sending.merge(AT_A_TIME))
                .onFailure()
                .invoke(failure -> LOG.warnf("Messages of %s wait in the outbox: %s", key, failure))
                .onFailure()
                .recoverWithCompletion()
                .collect()
                .with(Collectors.toUnmodifiableSet())
                .invoke(sent -> note(key, sent.size() == ofOneKey.size()))
                .onItem()
                .transformToMulti(
                        sent -> Multi.createFrom().items(ofOneKey.stream().dropWhile(sent::contains)))
                .map(Letter::row);
    }

    private void note(String key, boolean isWell) {
        if (isWell) {
            troubled.remove(key);
        } else {
            troubled.add(key);
        }
    }

    private Uni<Letter> send(Letter letter) {
        var envelope = letter.envelope();
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(letter.topic())
                .withKey(envelope.subject())
                .withHeaders(new RecordHeaders(envelope.headers()))
                .build();
        return topic.sendMessage(Message.of(envelope.data()).addMetadata(metadata))
                .ifNoItem()
                .after(config.sendTimeout())
                .fail()
                .replaceWith(letter);
    }

    private static Uni<Void> delete(SqlConnection connection, List<Row> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(DELETE)
                        .execute(Tuple.of(
                                rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new)))
                        .replaceWithVoid();
    }
}
