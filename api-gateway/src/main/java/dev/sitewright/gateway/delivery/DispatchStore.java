package dev.sitewright.gateway.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns facts of the log into deliveries: the deliveries, the position behind their facts and the requests to the queue are one transaction. */
@ApplicationScoped
class DispatchStore {
    private static final int WEBHOOKS = 50;
    private static final int FACTS = 200;

    private static final String BEHIND = """
            with followed as (
                select w.id as webhook_id, s.id as stream_id, s.head
                from webhook w join log_stream s on s.owner_id = w.account_id where w.enabled
                union all
                select w.id, s.id, s.head
                from webhook w join log_stream s on s.name = 'user:' || w.account_id where w.enabled
            )
            select f.webhook_id, f.stream_id from followed f
            left join webhook_position p on p.webhook_id = f.webhook_id and p.stream_id = f.stream_id
            where f.head > coalesce(p.number, 0) limit $1
            """;
    // Held until the commit: two replicas do not look through the same stream for the same webhook.
    private static final String HOLD = """
            select w.account_id, w.types, w.project_id, s.name, s.head, coalesce(p.number, 0) as number, s.oldest
            from webhook w join log_stream s on s.id = $2
            left join webhook_position p on p.webhook_id = w.id and p.stream_id = s.id
            where w.id = $1 and w.enabled for no key update of w skip locked
            """;
    private static final String FACTS_BEHIND = """
            select number, event_id, type, occurred_at, data from log_event
            where stream_id = $1 and number > $2 and number <= $3
              and type like any($4) and ($5::text is null or subject = $5)
            order by number
            """;
    // Unless somebody has turned it back meanwhile: then what was found is found again.
    private static final String MOVE = """
            insert into webhook_position (webhook_id, stream_id, number) values ($1, $2, $3)
            on conflict (webhook_id, stream_id) do update set number = excluded.number where webhook_position.number = $4
            """;

    private final Pool pool;
    private final Deliveries deliveries;
    private final DeliveryConfig config;

    DispatchStore(Pool pool, Deliveries deliveries, DeliveryConfig config) {
        this.pool = pool;
        this.deliveries = deliveries;
        this.config = config;
    }

    /** A stream that a webhook has not looked through to its end. */
    record Behind(String webhookId, long streamId) {}

    /** @return some of those that are behind */
    Uni<List<Behind>> behind() {
        return pool.preparedQuery(BEHIND)
                .execute(Tuple.of(WEBHOOKS))
                .map(rows -> stream(rows)
                        .map(row -> new Behind(row.getString("webhook_id"), row.getLong("stream_id")))
                        .toList());
    }

    /** Looks through some facts. Nothing when another replica is at it. */
    Uni<Void> advance(Behind behind) {
        return pool.withTransaction(tx -> tx.preparedQuery(HOLD)
                .execute(Tuple.of(behind.webhookId(), behind.streamId()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : advance(tx, behind, rows.iterator().next())));
    }

    private Uni<Void> advance(SqlConnection tx, Behind behind, Row webhook) {
        var known = webhook.getLong("number");
        var after = Math.max(known, webhook.getLong("oldest") - 1);
        var upTo = Math.min(webhook.getLong("head"), after + FACTS);
        var asked = Tuple.of(
                behind.streamId(), after, upTo, patterns(webhook.getString("types")), webhook.getString("project_id"));
        return tx.preparedQuery(FACTS_BEHIND)
                .execute(asked)
                .map(rows -> stream(rows)
                        .map(row -> delivery(behind.webhookId(), webhook, row))
                        .toList())
                .chain(found -> deliveries.add(tx, found))
                .chain(() ->
                        tx.preparedQuery(MOVE).execute(Tuple.of(behind.webhookId(), behind.streamId(), upTo, known)))
                .replaceWithVoid();
    }

    private NewDelivery delivery(String webhookId, Row webhook, Row row) {
        var fact = new LoggedFact(
                webhook.getString("name"),
                row.getLong("number"),
                row.getString("event_id"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("data"));
        return new NewDelivery(
                DeliveryId.of(webhookId, fact.id(), fact.time()),
                webhookId,
                webhook.getString("account_id"),
                fact.type(),
                Payload.of(fact, config.publicUrl()));
    }

    /** Types are letters, digits, dots and dashes: nothing in them means anything else in a pattern. */
    private static String[] patterns(String types) {
        return Stream.of(types.split(" ", -1))
                .map(type -> type.replace("*", "%"))
                .toArray(String[]::new);
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
