package dev.sitewright.gateway.delivery;

import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Begins deliveries; each time the queue is asked for a job, which knows the delivery's id and nothing else. */
@ApplicationScoped
class Deliveries {
    static final String KIND = "webhook.deliver";
    private static final int BEHIND_PROJECTS = -1;
    private static final int AT_ONCE = 100;

    private static final String ADD = """
            insert into webhook_delivery
                (id, webhook_id, account_id, type, body, state, begun_at, requested_at, next_attempt_at, created_at)
            select *, 'waiting', $6, $6, $6, $6 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            on conflict (id) do update
                set state = 'waiting', tries = 0, begun_at = $6, requested_at = $6, next_attempt_at = $6, ended_at = null,
                    version = webhook_delivery.version + 1
                where webhook_delivery.state <> 'waiting'
            returning id, account_id, begun_at
            """;
    private static final String LOST = """
            update webhook_delivery set requested_at = $2 where id in (
                select id from webhook_delivery where state = 'waiting' and next_attempt_at < $1 and requested_at < $1
                order by next_attempt_at limit $3 for update skip locked
            ) returning id, account_id, begun_at
            """;
    private static final String FORGET = """
            delete from webhook_delivery where id in (
                select id from webhook_delivery where ended_at < $1 order by ended_at limit $2 for update skip locked
            )
            """;

    private final Outbox outbox;
    private final Clock clock;

    Deliveries(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Adds deliveries. One that is there already begins again when it has ended: its fact was asked for again. */
    Uni<Void> add(SqlClient tx, List<NewDelivery> added) {
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = Tuple.tuple()
                .addArrayOfString(column(added, NewDelivery::id))
                .addArrayOfString(column(added, NewDelivery::webhookId))
                .addArrayOfString(column(added, NewDelivery::ownerId))
                .addArrayOfString(column(added, NewDelivery::type))
                .addArrayOfString(column(added, NewDelivery::body))
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return request(tx, ADD, rows).replaceWithVoid();
    }

    /**
     * Asks the queue again for jobs that must have got lost.
     *
     * @param after how long after their time
     * @return whether there may be more
     */
    Uni<Boolean> requestLost(SqlClient tx, Duration after) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return request(tx, LOST, Tuple.of(now.minus(after), now, AT_ONCE)).map(count -> count == AT_ONCE);
    }

    /**
     * Deletes deliveries that have ended.
     *
     * @param after how long after their end
     * @return whether there may be more
     */
    Uni<Boolean> forget(SqlClient tx, Duration after) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC).minus(after), AT_ONCE))
                .map(rows -> rows.rowCount() == AT_ONCE);
    }

    private Uni<Integer> request(SqlClient tx, String sql, Tuple parameters) {
        return tx.preparedQuery(sql)
                .execute(parameters)
                .call(begun -> outbox.appendRequests(tx, jobs(begun)))
                .map(RowSet::size);
    }

    private static List<EnqueueJob> jobs(RowSet<Row> begun) {
        return StreamSupport.stream(begun.spliterator(), false)
                .map(row -> job(
                        row.getString("id"),
                        row.getString("account_id"),
                        row.getOffsetDateTime("begun_at").toInstant().toEpochMilli()))
                .toList();
    }

    /** Deduplicated by when it was begun: a job that is about to end would swallow the one that begins the delivery again. */
    static EnqueueJob job(String id, String ownerId, long begun) {
        return new EnqueueJob(KIND, Map.of("deliveryId", id), null, ownerId, id + " " + begun, BEHIND_PROJECTS);
    }

    private static String[] column(List<NewDelivery> added, Function<NewDelivery, String> value) {
        return added.stream().map(value).toArray(String[]::new);
    }
}
