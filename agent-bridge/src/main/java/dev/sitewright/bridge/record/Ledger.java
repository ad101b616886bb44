package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.contracts.ChatFact;
import dev.sitewright.platform.outbox.Outbox;
import dev.sitewright.platform.outbox.OutboxLine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells each fact once. What was told is written in the transaction that puts the fact into the outbox. */
@ApplicationScoped
public class Ledger {
    private static final String NOTE = "with " + TellingStatement.of("$1", "$2", "true");

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

    private Uni<Void> note(SqlClient client, String sessionId, List<Dated> each) {
        return client.preparedQuery(NOTE)
                .execute(Tuple.of(sessionId, OpenCodeJson.write(lines(each))))
                .invoke(rows -> told(client, rows))
                .replaceWithVoid();
    }

    /** Is called when a {@link TellingStatement} is through. */
    public void told(SqlClient client, RowSet<Row> rows) {
        if (rows.iterator().next().getBoolean("said")) {
            sendAfter(client);
        }
    }

    /** Has what was told sent, once that is committed. */
    public void sendAfter(SqlClient client) {
        outbox.wakeRelayAfter(client);
    }

    /** @return what such a statement tells, in order; at most one of a key */
    public String lines(List<Telling> tellings, Instant at) {
        return OpenCodeJson.write(
                lines(tellings.stream().map(one -> new Dated(one, at)).toList()));
    }

    /**
     * Says what a statement tells by a request.
     *
     * @param others what is told beside, whether or not the rest is new
     */
    public String lines(List<Telling> tellings, Instant at, @Nullable String requestId, List<OutboxLine> others) {
        var all = new ArrayList<LedgerLine>();
        for (var telling : tellings) {
            all.add(line(all.size(), new Dated(telling, at)).causedBy(requestId));
        }
        for (var other : others) {
            all.add(new LedgerLine(all.size(), null, null, null, other.causedBy(requestId)));
        }
        return OpenCodeJson.write(all);
    }

    private List<LedgerLine> lines(List<Dated> each) {
        return IntStream.range(0, each.size())
                .mapToObj(place -> line(place, each.get(place)))
                .toList();
    }

    private LedgerLine line(int place, Dated dated) {
        var telling = dated.telling();
        return new LedgerLine(
                place,
                telling.key(),
                telling.value(),
                dated.at().toString(),
                telling.fact() == null
                        ? null
                        : outbox.linesOf(List.of(telling.fact())).getFirst());
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

    private static List<ChatFact> factsOf(List<Telling> tellings, Set<String> fresh) {
        return tellings.stream()
                .filter(telling -> fresh.contains(telling.key()))
                .map(Telling::fact)
                .filter(Objects::nonNull)
                .toList();
    }
}
