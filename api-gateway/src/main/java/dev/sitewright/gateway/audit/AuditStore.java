package dev.sitewright.gateway.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.platform.inbox.Inbox;
import dev.sitewright.platform.messaging.Envelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes the audit log: entries, once each, and months that come and go. */
@ApplicationScoped
class AuditStore {
    private static final String CONSUMER = "audit";
    private static final String INSERT = """
            insert into audit_entry
                (id, occurred_at, source, actor_id, action, resource_id, owner_id, changes, address, request_id, stored_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    private final Pool pool;
    private final Inbox inbox;
    private final Clock clock;
    private final ObjectMapper mapper;
    private final Set<YearMonth> present = ConcurrentHashMap.newKeySet(); // months that are known to have room

    AuditStore(Pool pool, Inbox inbox, Clock clock, ObjectMapper mapper) {
        this.pool = pool;
        this.inbox = inbox;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** Stores an entry, unless it was stored before. */
    Uni<Void> store(Envelope envelope, AuditEntry entry) {
        return makeRoom(envelope.time())
                .chain(() -> pool.withTransaction(transaction -> inbox.isFirst(transaction, CONSUMER, envelope.id())
                        .chain(first -> first
                                ? insert(transaction, envelope, entry)
                                : Uni.createFrom().voidItem())))
                .onFailure()
                .invoke(failure -> present.remove(monthOf(envelope.time()))); // perhaps it is gone since
    }

    /** Drops the months that ended before this moment; @return how many. */
    Uni<Integer> forgetBefore(Instant moment) {
        return pool.preparedQuery("select audit_forget($1)")
                .execute(Tuple.of(at(moment)))
                .map(rows -> rows.iterator().next().getInteger(0))
                .invoke(present::clear);
    }

    private Uni<Void> makeRoom(Instant moment) {
        var month = monthOf(moment);
        return present.contains(month)
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery("select audit_month($1)")
                        .execute(Tuple.of(at(moment)))
                        .invoke(done -> present.add(month))
                        .replaceWithVoid();
    }

    private Uni<Void> insert(SqlConnection transaction, Envelope envelope, AuditEntry entry) {
        var row = Tuple.of(envelope.id(), at(envelope.time()), envelope.source())
                .addString(entry.actorId())
                .addString(entry.action())
                .addString(entry.resourceId())
                .addString(entry.ownerId())
                .addString(json(entry))
                .addString(entry.address())
                .addString(entry.requestId())
                .addOffsetDateTime(at(clock.instant()));
        return transaction.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    private String json(AuditEntry entry) {
        try {
            return mapper.writeValueAsString(entry.changes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what came as JSON can be written as JSON", e);
        }
    }

    private static YearMonth monthOf(Instant moment) {
        return YearMonth.from(at(moment));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
