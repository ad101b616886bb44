package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.contracts.ChatFact;
import dev.sitewright.platform.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells each fact once. What was told is written in the transaction that puts the fact into the outbox. */
@ApplicationScoped
public class Ledger {
    private static final String NOTE = """
            insert into told as t (session_id, key, value, at)
            select $1, n.key, n.value, n.at
            from unnest(cast($2 as text[]), cast($3 as text[]), cast($4 as timestamptz[]))
                with ordinality as n (key, value, at, place)
            order by n.place
            on conflict (session_id, key) do update
                set value = excluded.value, at = excluded.at
                where t.value is distinct from excluded.value and t.at <= excluded.at
            returning key, (
                select coalesce(p.correlation_id, s.correlation_id)
                from session s left join session p on p.id = s.parent_id where s.id = $1) as correlation_id
            """;

    private static final String NOTE_IN_SESSION = """
            insert into told as t (session_id, key, value, at)
            select cast(?1 as text), n.item ->> 'key', n.item ->> 'value', cast(cast(?3 as text) as timestamptz)
            from jsonb_array_elements(cast(cast(?2 as text) as jsonb)) with ordinality as n (item, place)
            order by n.place
            on conflict (session_id, key) do update
                set value = excluded.value, at = excluded.at
                where t.value is distinct from excluded.value and t.at <= excluded.at
            returning key
            """;

    private final Outbox outbox;

    Ledger(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Tells what was not told yet, in order, within a transaction.
     *
     * @param at when OpenCode said so: an older state never replaces a newer one
     */
    public Uni<Void> tell(SqlClient transaction, String sessionId, List<Telling> tellings, Instant at) {
        return tell(transaction, sessionId, List.of(new Noted(Step.telling(tellings), at)));
    }

    /** Tells what steps say that follow each other, in order, within a transaction. */
    Uni<Void> tell(SqlClient transaction, String sessionId, List<Noted> steps) {
        return Multi.createFrom()
                .iterable(Dated.inStatements(steps))
                .onItem()
                .transformToUniAndConcatenate(each -> note(transaction, sessionId, each))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> note(SqlClient transaction, String sessionId, List<Dated> each) {
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.from(new Object[] {
                    sessionId,
                    each.stream().map(one -> one.telling().key()).toArray(String[]::new),
                    each.stream().map(one -> one.telling().value()).toArray(String[]::new),
                    each.stream()
                            .map(one -> OffsetDateTime.ofInstant(one.at(), ZoneOffset.UTC))
                            .toArray(OffsetDateTime[]::new)
                }))
                .chain(rows ->
                        append(transaction, each.stream().map(Dated::telling).toList(), rows));
    }

    /** Does the same within the current Hibernate Reactive transaction, for the request that is being answered. */
    public Uni<Void> tell(String sessionId, List<Telling> tellings, Instant at) {
        record Line(String key, @Nullable String value) {}
        var each = Dated.onePerKey(tellings);
        var lines = each.stream()
                .map(telling -> new Line(telling.key(), telling.value()))
                .toList();
        return InSession.texts(NOTE_IN_SESSION, sessionId, OpenCodeJson.write(lines), at.toString())
                .chain(keys -> outbox.append(factsOf(each, Set.copyOf(keys))));
    }

    /** Tells, within the current Hibernate Reactive transaction, what has no place in a ledger because its session is gone with it. */
    public Uni<Void> farewell(List<? extends ChatFact> facts) {
        return outbox.append(facts);
    }

    /** What is told belongs to the request that set the agent to work, however long ago that was. */
    private Uni<Void> append(SqlClient transaction, List<Telling> each, RowSet<Row> noted) {
        var fresh = new HashSet<String>();
        String request = null;
        for (var row : noted) {
            fresh.add(row.getString("key"));
            request = row.getString("correlation_id");
        }
        return outbox.append(transaction, factsOf(each, fresh), request);
    }

    private static List<ChatFact> factsOf(List<Telling> tellings, Set<String> fresh) {
        return tellings.stream()
                .filter(telling -> fresh.contains(telling.key()))
                .map(Telling::fact)
                .filter(Objects::nonNull)
                .toList();
    }
}
