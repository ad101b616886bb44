package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.opencode.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes what a step adds to the record, and tells of it, in one transaction. */
@ApplicationScoped
public class Recorder {
    private static final String ROWS =
            "json_to_recordset(cast(cast($1 as text) as json))"; // else the client quotes the text
    private static final String MESSAGES = """
            insert into message (id, session_id, role, complete, body)
            select m.id, m.session_id, m.role, m.complete, m.body
            from %s as m (id text, session_id text, role text, complete boolean, body jsonb)
            on conflict (id) do update set complete = excluded.complete, body = excluded.body
                where excluded.complete or not message.complete
            """.formatted(ROWS);
    private static final String PARTS = """
            insert into part (id, message_id, session_id, kind, body)
            select p.id, p.message_id, p.session_id, p.kind, p.body
            from %s as p (id text, message_id text, session_id text, kind text, body jsonb)
            on conflict (id) do update set body = excluded.body
            """.formatted(ROWS);
    private static final String REQUESTS = """
            insert into request (id, session_id, kind, body, fallback, asked_at, deadline, open)
            select r.id, r.session_id, r.kind, cast(r.body as jsonb),
                case when p.permission_answer is not null and r.kind = 'permission' then jsonb_build_array(p.permission_answer)
                    when p.question_answer = 'reject' and r.kind = 'question' then jsonb '[]'
                    else cast(r.fallback as jsonb) end,
                cast($2 as timestamptz),
                coalesce(cast($2 as timestamptz) + make_interval(secs => p.deadline_s), cast($3 as timestamptz)), true
            from %s as r (id text, session_id text, kind text, body text, fallback text)
                join session s on s.id = r.session_id left join policy p on p.project_id = s.project_id
            on conflict (id) do nothing
            """.formatted(ROWS);

    private static final String OPEN_REQUESTS = """
            select id, session_id, kind, cast(body as text) as body, cast(fallback as text) as fallback
            from request where open\s""";
    private static final String CLAIM = """
            update request set answered_by = 'deadline', answered_at = $2 where id = $1 and answered_at is null""";

    private final Ledger ledger;
    private final RequestConfig requests;
    private final Clock clock;

    Recorder(Ledger ledger, RequestConfig requests, Clock clock) {
        this.ledger = ledger;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Records a step within a transaction.
     *
     * @param at when OpenCode said so
     */
    public Uni<Void> record(SqlClient transaction, Session session, Step step, Instant at) {
        return record(transaction, session, List.of(new Noted(step, at)));
    }

    /** Records steps that follow each other within a transaction: what they add together, what they tell in order. */
    public Uni<Void> record(SqlClient transaction, Session session, List<Noted> steps) {
        var step = steps.stream().map(Noted::step).reduce(Step.NOTHING, Step::and);
        var at = steps.getLast().at();
        // The connection carries all of them before the first answer, and the database does them in this order.
        return Uni.combine()
                .all()
                .unis(
                        messages(transaction, step.messages()),
                        Spending.note(
                                transaction, session.id(), session.projectId(), session.ownerId(), step.messages(), at),
                        parts(transaction, step.parts()),
                        asked(transaction, step.asked()),
                        answered(transaction, step.answered()),
                        failed(transaction, session, step, at),
                        ledger.tell(transaction, session.id(), steps))
                .discardItems();
    }

    /** Forgets within a transaction a message, or a part, that OpenCode has removed. */
    public Uni<Void> remove(SqlClient transaction, String id) {
        return transaction
                .preparedQuery("delete from part where id = $1 or message_id = $1")
                .execute(Tuple.of(id))
                .chain(() -> transaction
                        .preparedQuery("delete from message where id = $1")
                        .execute(Tuple.of(id)))
                .replaceWithVoid();
    }

    /**
     * Forgets within a transaction what a session does not have any more, and tells it.
     *
     * @param there ids of its messages; when there are none, OpenCode has lost the session, and the record is all there is
     */
    public Uni<Void> removeOthers(SqlClient transaction, Session session, List<String> there, Instant at) {
        if (there.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(
                        "delete from message where session_id = $1 and not id = any($2) and id < $3 returning id")
                .execute(Tuple.of(
                        session.id(),
                        there.toArray(String[]::new),
                        there.stream().max(String::compareTo).orElseThrow()))
                .chain(rows -> {
                    var gone = StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getString("id"))
                            .toList();
                    var facts = new Facts(session);
                    return transaction
                            .preparedQuery("delete from part where message_id = any($1)")
                            .execute(Tuple.of((Object) gone.toArray(String[]::new)))
                            .chain(() -> ledger.tell(
                                    transaction,
                                    session.id(),
                                    gone.stream().map(facts::removed).toList(),
                                    at));
                });
    }

    /** @return ids of the session's messages whose end is recorded and told */
    public Uni<Set<String>> completeMessages(SqlClient client, String sessionId) {
        return client.preparedQuery("select id from message where session_id = $1 and complete")
                .execute(Tuple.of(sessionId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("id"))
                        .collect(Collectors.toSet()));
    }

    /** @return the session's requests that wait for an answer, as far as the record knows */
    public Uni<List<Request>> openRequests(SqlClient client, String sessionId) {
        return client.preparedQuery(OPEN_REQUESTS + "and session_id = $1")
                .execute(Tuple.of(sessionId))
                .map(Recorder::requests);
    }

    /** @return requests whose deadline is over, the oldest first */
    public Uni<List<Request>> dueRequests(SqlClient client, Instant now) {
        return client.preparedQuery(OPEN_REQUESTS + "and deadline <= $1 order by deadline limit 100")
                .execute(Tuple.of(utc(now)))
                .map(Recorder::requests);
    }

    /** Notes that a request gets its default; whatever a person answered before stands. */
    public Uni<Void> defaultGiven(SqlClient client, Request request, Instant now) {
        return client.preparedQuery(CLAIM)
                .execute(Tuple.of(request.id(), utc(now)))
                .replaceWithVoid();
    }

    /** Notes within a transaction that a request waits no more though no answer was heard, and tells it. */
    public Uni<Void> close(SqlClient transaction, Session session, Request request, Instant now) {
        return record(transaction, session, Conversation.closed(session, request), now);
    }

    private static List<Request> requests(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Request(
                        row.getString("id"),
                        row.getString("session_id"),
                        row.getString("kind"),
                        row.getString("body"),
                        row.getString("fallback")))
                .toList();
    }

    /** Rows are written in the order of their ids: two transactions that meet wait for each other and do not lock each other out. */
    private static Uni<Void> messages(SqlClient transaction, List<MessageInfo> messages) {
        record Line(String id, String session_id, String role, boolean complete, Object body) {}
        var rows = messages.stream()
                .map(info -> new Line(info.id(), info.sessionId(), info.role(), info.completed(), info.body()))
                .collect(Collectors.toMap(Line::id, row -> row, (earlier, later) -> later, TreeMap::new))
                .values();
        return insert(transaction, MESSAGES, rows);
    }

    private static Uni<Void> parts(SqlClient transaction, List<Part> parts) {
        record Line(String id, String message_id, String session_id, String kind, Object body) {}
        var rows = parts.stream()
                .map(part -> new Line(part.id(), part.messageId(), part.sessionId(), part.type(), part.body()))
                .collect(Collectors.toMap(Line::id, row -> row, (earlier, later) -> later, TreeMap::new))
                .values();
        return insert(transaction, PARTS, rows);
    }

    private static Uni<Void> insert(SqlClient transaction, String sql, java.util.Collection<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(sql)
                        .execute(Tuple.of(OpenCodeJson.write(rows)))
                        .replaceWithVoid();
    }

    private Uni<Void> asked(SqlClient transaction, List<Request> asked) {
        record Line(String id, String session_id, String kind, String body, String fallback) {}
        if (asked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = asked.stream()
                .map(request ->
                        new Line(request.id(), request.sessionId(), request.kind(), request.body(), request.fallback()))
                .toList();
        var now = clock.instant();
        return transaction
                .preparedQuery(REQUESTS)
                .execute(Tuple.of(OpenCodeJson.write(rows), utc(now), utc(now.plus(requests.deadline()))))
                .replaceWithVoid();
    }

    private static Uni<Void> answered(SqlClient transaction, List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery("update request set open = false where id = any($1)")
                        .execute(Tuple.of(ids.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> failed(SqlClient transaction, Session session, Step step, Instant at) {
        var failure = step.failure();
        return failure == null
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(
                                "update session set failure = cast(cast($2 as text) as jsonb), failed_at = $3 where id = $1")
                        .execute(Tuple.of(session.id(), OpenCodeJson.write(failure), utc(at)))
                        .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
