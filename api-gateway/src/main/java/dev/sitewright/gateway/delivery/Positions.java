package dev.sitewright.gateway.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** How far webhooks have looked through their owner's streams. Works in the current transaction. */
@ApplicationScoped
public class Positions {
    private static final String STREAMS = """
            select s.id, s.head, s.oldest from log_stream s
            where s.owner_id = ?1 or s.name = 'user:' || cast(?1 as text)
            """;
    private static final String TO_THE_END = """
            insert into webhook_position (webhook_id, stream_id, number)
            select w.id, s.id, s.head from unnest(string_to_array(cast(?2 as text), ' ')) as w (id), (%s) s
            on conflict (webhook_id, stream_id) do update set number = excluded.number
            """.formatted(STREAMS);
    private static final String BACK = """
            with wanted as (
                select s.id, coalesce((
                    select min(e.number) - 1 from log_event e where e.stream_id = s.id and e.stored_at >= ?3
                ), s.head) as number, s.head from (%s) s
            ), moved as (
                insert into webhook_position (webhook_id, stream_id, number) select cast(?2 as text), id, number from wanted
                on conflict (webhook_id, stream_id) do update set number = least(webhook_position.number, excluded.number)
            )
            select cast(coalesce(sum(head - number), 0) as bigint) from wanted
            """.formatted(STREAMS);

    /** Lets webhooks begin with what happens from now on. They must have been stored. */
    public Uni<Void> toTheEnd(String ownerId, List<String> webhookIds) {
        return webhookIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(TO_THE_END)
                                .setParameter(1, ownerId)
                                .setParameter(2, String.join(" ", webhookIds))
                                .executeUpdate())
                        .replaceWithVoid();
    }

    /**
     * Lets a webhook look again through everything that was stored since a moment.
     *
     * @return how many facts those are
     */
    public Uni<Long> back(String ownerId, String webhookId, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BACK, Long.class)
                        .setParameter(1, ownerId)
                        .setParameter(2, webhookId)
                        .setParameter(3, since)
                        .getSingleResult());
    }
}
