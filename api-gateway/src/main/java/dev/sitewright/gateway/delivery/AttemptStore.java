package dev.sitewright.gateway.delivery;

import dev.sitewright.contracts.UserFact.WebhookDisabled;
import dev.sitewright.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends attempts in the tables. An attempt holds its delivery for as long as it can take at most; whoever is killed in the middle
 * leaves it to the next one. What an attempt that was overtaken has to say changes nothing.
 */
@ApplicationScoped
class AttemptStore {
    private static final Duration MARGIN = Duration.ofSeconds(5); // what the database may take beside the call itself
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private static final String LOOK = """
            select d.*, w.url, w.enabled, w.secret_sealed, w.old_secret_sealed, w.old_secret_until
            from webhook_delivery d join webhook w on w.id = d.webhook_id where d.id = $1 for update of d
            """;
    private static final String BEGIN = """
            with held as (
                update webhook_delivery set attempts = attempts + 1, tries = tries + 1, leased_until = $3 where id = $1
                returning id, attempts
            )
            insert into webhook_attempt (delivery_id, number, begun_at) select id, attempts, $2 from held
            """;
    private static final String TELL = """
            update webhook_attempt set duration_millis = $3, status = $4, error = $5, excerpt = $6
            where delivery_id = $1 and number = $2
            """;
    private static final String END = """
            update webhook_delivery set state = $3, next_attempt_at = $4, ended_at = $5, leased_until = null, version = version + 1
            where id = $1 and attempts = $2 and state = 'waiting'
            """;
    private static final String SUCCEEDED = """
            update webhook set last_success_at = cast($2 as timestamptz)
            where id = $1 and (last_success_at is null or last_success_at < cast($2 as timestamptz) - interval '1 minute')
            """;
    private static final String DISABLE = """
            update webhook set enabled = false, disabled_because = $2, version = version + 1
            where id = $1 and enabled and ($3::timestamptz is null or last_success_at is null or last_success_at < $3)
            """;

    private final Pool pool;
    private final Outbox outbox;
    private final DeliveryConfig config;
    private final Clock clock;

    AttemptStore(Pool pool, Outbox outbox, DeliveryConfig config, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** @return what there is to be done about a delivery now */
    Uni<Step> begin(String deliveryId) {
        var now = clock.instant();
        return pool.withTransaction(tx -> tx.preparedQuery(LOOK)
                .execute(Tuple.of(deliveryId))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(new Step.Ended())
                        : step(tx, rows.iterator().next(), now)));
    }

    private Uni<Step> step(SqlConnection tx, Row row, Instant now) {
        if (!row.getString("state").equals(DeliveryState.WAITING.wireName())) {
            return Uni.createFrom().item(new Step.Ended());
        }
        var due = latest(instant(row, "next_attempt_at"), instant(row, "leased_until"));
        if (due.isAfter(now)) {
            var isUnderWay = row.getOffsetDateTime("leased_until") != null;
            return Uni.createFrom().item(new Step.Later(isUnderWay ? UNDER_WAY : Duration.between(now, due)));
        }
        return row.getBoolean("enabled") || row.getString("type").equals(Payload.PING)
                ? begin(tx, row, now)
                : end(tx, row.getString("id"), row.getInteger("attempts"), DeliveryState.FAILED, null)
                        .replaceWith(new Step.Ended());
    }

    private Uni<Step> begin(SqlConnection tx, Row row, Instant now) {
        var delivery = new DueDelivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("account_id"),
                URI.create(row.getString("url")),
                row.getString("body"),
                row.getInteger("attempts") + 1,
                row.getInteger("tries") + 1,
                instant(row, "begun_at"),
                keys(row, now));
        return tx.preparedQuery(BEGIN)
                .execute(Tuple.of(
                        delivery.id(), at(now), at(now.plus(config.timeout()).plus(MARGIN))))
                .replaceWith(new Step.Begun(delivery));
    }

    private static List<String> keys(Row row, Instant now) {
        var old = instant(row, "old_secret_until").isAfter(now) ? row.getString("old_secret_sealed") : null;
        return Stream.concat(Stream.of(row.getString("secret_sealed")), Optional.ofNullable(old).stream())
                .toList();
    }

    /** Tells that an attempt succeeded. */
    Uni<Void> delivered(DueDelivery delivery, Duration duration, Answer answer) {
        return pool.withTransaction(tx -> tell(tx, delivery, duration, answer)
                .chain(() -> end(tx, delivery.id(), delivery.attempt(), DeliveryState.DELIVERED, null))
                .chain(() -> tx.preparedQuery(SUCCEEDED).execute(Tuple.of(delivery.webhookId(), at(clock.instant()))))
                .replaceWithVoid());
    }

    /** Tells that an attempt failed, and when another one follows. */
    Uni<Void> failed(DueDelivery delivery, Duration duration, Answer answer, Duration pause) {
        var next = at(clock.instant().plus(pause));
        return pool.withTransaction(tx -> tell(tx, delivery, duration, answer)
                .chain(() -> end(tx, delivery.id(), delivery.attempt(), DeliveryState.WAITING, next))
                .replaceWithVoid());
    }

    /** Tells that the last attempt failed. A webhook that has taken nothing since the delivery began is disabled, or one that is gone. */
    Uni<Void> gaveUp(DueDelivery delivery, Duration duration, Answer answer) {
        var since = answer.isGone() ? null : at(delivery.begunAt());
        var reason = answer.isGone()
                ? "It answered 410: it is gone."
                : "It has taken nothing since " + delivery.begunAt() + ": " + answer.error() + ".";
        return pool.withTransaction(tx -> tell(tx, delivery, duration, answer)
                .chain(() -> end(tx, delivery.id(), delivery.attempt(), DeliveryState.FAILED, null))
                .chain(() -> tx.preparedQuery(DISABLE).execute(Tuple.of(delivery.webhookId(), reason, since)))
                .chain(disabled -> disabled.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : outbox.append(
                                tx, List.of(new WebhookDisabled(delivery.ownerId(), delivery.webhookId(), reason)))));
    }

    private static Uni<Void> tell(SqlConnection tx, DueDelivery delivery, Duration duration, Answer answer) {
        return tx.preparedQuery(TELL)
                .execute(Tuple.of(
                        delivery.id(),
                        delivery.attempt(),
                        (int) duration.toMillis(),
                        answer.status(),
                        answer.error(),
                        answer.excerpt()))
                .replaceWithVoid();
    }

    private Uni<Void> end(
            SqlConnection tx, String id, int attempt, DeliveryState state, @Nullable OffsetDateTime next) {
        var ended = state == DeliveryState.WAITING ? null : at(clock.instant());
        return tx.preparedQuery(END)
                .execute(Tuple.of(id, attempt, state.wireName(), next, ended))
                .replaceWithVoid();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant instant(Row row, String column) {
        var moment = row.getOffsetDateTime(column);
        return moment == null ? Instant.MIN : moment.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
