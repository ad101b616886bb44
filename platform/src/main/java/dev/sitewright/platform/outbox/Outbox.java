package dev.sitewright.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobRequest;
import dev.sitewright.contracts.MessageTypes;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.messaging.Messages;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a service leaves its messages: rows in its own database, written in the transaction of the change. {@link OutboxRelay} sends
 * them after the commit.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into outbox (message_id, topic, key, type, correlation_id, occurred_at, data)
            select m.id, m.topic, m.key, m.type, m.correlation, cast(m.time as timestamptz), m.data
            from json_to_recordset(cast(%s as json))
                 as m (id text, topic text, key text, type text, correlation text, time text, data text)
            """;

    /** The database wakes the relay: when a session has committed is known to nobody else. */
    private static final String INSERT_BY_SESSION = INSERT.formatted("cast(?1 as text)");

    private static final String INSERT_BY_CLIENT =
            INSERT.formatted("cast($1 as text)") + ", set_config('sitewright.wakes_relay', 'on', true) as quiet";

    private final Messages messages;
    private final Clock clock;
    private final RelayWake wake;
    private final ObjectMapper rows = new ObjectMapper();

    Outbox(Messages messages, Clock clock, RelayWake wake) {
        this.messages = messages;
        this.clock = clock;
        this.wake = wake;
    }

    /** Adds facts, in order, to the current Hibernate Reactive transaction; fails without one. */
    public Uni<Void> append(List<? extends Fact> facts) {
        return inSession(facts.stream().map(this::rowOf).toList());
    }

    /** Adds facts, in order, to the transaction of a plain client. */
    public Uni<Void> append(SqlClient transaction, List<? extends Fact> facts) {
        return inClient(transaction, facts.stream().map(this::rowOf).toList());
    }

    /**
     * Adds facts, in order, to the transaction of a plain client.
     *
     * @param correlationId the request that they come from, however long ago it was; null when there was none
     */
    public Uni<Void> append(SqlClient transaction, List<? extends Fact> facts, @Nullable String correlationId) {
        return inClient(
                transaction,
                facts.stream().map(fact -> rowOf(fact).causedBy(correlationId)).toList());
    }

    /** Adds requests to the queue, in order, to the current Hibernate Reactive transaction; fails without one. */
    public Uni<Void> appendRequests(List<? extends JobRequest> requests) {
        return inSession(requests.stream().map(this::rowOf).toList());
    }

    /** Adds requests to the queue, in order, to the transaction of a plain client. */
    public Uni<Void> appendRequests(SqlClient transaction, List<? extends JobRequest> requests) {
        return inClient(transaction, requests.stream().map(this::rowOf).toList());
    }

    /** Adds audit entries, in order, to the current Hibernate Reactive transaction; fails without one. */
    public Uni<Void> appendAudit(List<AuditEntry> entries) {
        return inSession(entries.stream().map(this::rowOf).toList());
    }

    /** Adds audit entries, in order, to the transaction of a plain client. */
    public Uni<Void> appendAudit(SqlClient transaction, List<AuditEntry> entries) {
        return inClient(transaction, entries.stream().map(this::rowOf).toList());
    }

    /** @return facts as rows, in order, for a statement that writes them by itself; it then calls {@link #wakeRelayAfter} */
    public List<OutboxLine> linesOf(List<? extends Fact> facts) {
        return facts.stream().map(this::rowOf).toList();
    }

    /** @return the same of audit entries */
    public List<OutboxLine> auditLinesOf(List<AuditEntry> entries) {
        return entries.stream().map(this::rowOf).toList();
    }

    /**
     * Has the relay sent what a statement of the client wrote into the table by itself, once that is committed. For statements that set {@code
     * sitewright.wakes_relay}, and so keep the database from doing it; to be called when the statement is through.
     */
    public void wakeRelayAfter(SqlClient client) {
        wake.after(client);
    }

    private Uni<Void> inSession(List<OutboxLine> added) {
        return added.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(INSERT_BY_SESSION)
                                .setParameter(1, json(added))
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private Uni<Void> inClient(SqlClient transaction, List<OutboxLine> added) {
        return added.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(INSERT_BY_CLIENT)
                        .execute(Tuple.of(json(added)))
                        .invoke(() -> wake.after(transaction))
                        .replaceWithVoid();
    }

    private OutboxLine rowOf(Fact fact) {
        return row(Topics.EVENTS, fact.subject(), (Record) fact);
    }

    private OutboxLine rowOf(JobRequest request) {
        var project = request.projectId();
        return row(Topics.JOB_REQUESTS, project == null ? "queue" : project, (Record) request);
    }

    private OutboxLine rowOf(AuditEntry entry) {
        return row(Topics.AUDIT, entry.resourceId(), entry);
    }

    private OutboxLine row(String topic, String key, Record message) {
        return new OutboxLine(
                Ids.next("evt"),
                topic,
                key,
                MessageTypes.nameOf(message),
                Correlation.current(),
                clock.instant().toString(),
                messages.toJson(message));
    }

    private String json(List<OutboxLine> added) {
        try {
            return rows.writeValueAsString(added);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of strings are always JSON", e);
        }
    }
}
