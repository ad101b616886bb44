package dev.sitewright.gateway.delivery;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.outbox.Outbox;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import dev.sitewright.platform.repository.Sort;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What was sent to webhooks, for their owners; and what they want sent again. Changes work in the current transaction. */
@ApplicationScoped
public class DeliveryLog {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.WEBHOOK_DELIVERY_NOT_FOUND);
    private static final String ATTEMPTS = "select * from webhook_attempt where delivery_id = $1 order by number";

    private final DeliveryRepository deliveries;
    private final Outbox outbox;
    private final Pool pool;
    private final Clock clock;

    DeliveryLog(DeliveryRepository deliveries, Outbox outbox, Pool pool, Clock clock) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * How a log is looked at, as sent.
     *
     * @param state only deliveries in this one; null for all
     */
    public record Asked(
            @Nullable String state,
            @Nullable String limit,
            @Nullable String sort,
            @Nullable String cursor) {}

    /** @return a page of what was sent to a webhook */
    @WithSession
    public Uni<PageOf<DeliveryView>> list(String ownerId, String webhookId, Asked asked) {
        var state = asked.state() == null ? null : stateOf(asked.state());
        var page = DeliveryFields.LISTING.ask(
                asked.limit(), asked.sort(), asked.cursor(), List.of(webhookId, String.valueOf(state)));
        return deliveries
                .select(new OwnedBy(ownerId), DeliveryFields.of(webhookId, state), page.page())
                .map(found -> page.answer(found, Delivery::view));
    }

    private static DeliveryState stateOf(String text) {
        return Stream.of(DeliveryState.values())
                .filter(state -> state.wireName().equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.invalid(
                        FaultType.UNKNOWN_VALUE.at("?state", "is none of waiting, delivered, failed"))));
    }

    /** @return a delivery with its attempts; fails with {@link ProblemType#WEBHOOK_DELIVERY_NOT_FOUND} */
    @WithSession
    public Uni<DeliveryView> require(String ownerId, String webhookId, String id) {
        return deliveries
                .select(
                        new OwnedBy(ownerId),
                        DeliveryFields.one(webhookId, id),
                        Page.first(1, Sort.ascending(DeliveryFields.ID)))
                .map(DeliveryLog::only)
                .map(Delivery::view)
                .chain(view -> attempts(id).map(view::with));
    }

    private Uni<List<AttemptView>> attempts(String id) {
        return pool.preparedQuery(ATTEMPTS)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DeliveryLog::attempt)
                        .toList());
    }

    private static AttemptView attempt(Row row) {
        return new AttemptView(
                row.getInteger("number"),
                row.getOffsetDateTime("begun_at").toInstant(),
                row.getInteger("duration_millis"),
                row.getInteger("status"),
                row.getString("error"),
                row.getString("excerpt"));
    }

    /** @return the delivery, which begins again; fails with {@link ProblemType#WEBHOOK_DELIVERY_NOT_FOUND} */
    public Uni<DeliveryView> again(String ownerId, String webhookId, String id) {
        var now = now();
        return deliveries
                .update(new OwnedBy(ownerId), DeliveryFields.one(webhookId, id), delivery -> delivery.again(now))
                .map(DeliveryLog::only)
                .chain(this::begun);
    }

    /** @return what is sent to try a webhook */
    public Uni<DeliveryView> ping(String ownerId, String webhookId) {
        var now = now();
        var ping = new Delivery(
                new NewDelivery(
                        Ids.next(DeliveryId.PREFIX), webhookId, ownerId, Payload.PING, Payload.ping(webhookId, now)),
                now);
        return deliveries.insert(List.of(ping)).chain(() -> begun(ping));
    }

    private Uni<DeliveryView> begun(Delivery delivery) {
        return Panache.getSession()
                .chain(Mutiny.Session::flush)
                .chain(() -> outbox.appendRequests(List.of(delivery.job())))
                .replaceWith(delivery::view);
    }

    private static Delivery only(List<Delivery> found) {
        return found.stream().findFirst().orElseThrow(() -> new ProblemException(NOT_FOUND));
    }

    /** In the database's resolution, in which the queue's key for it must stay the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
