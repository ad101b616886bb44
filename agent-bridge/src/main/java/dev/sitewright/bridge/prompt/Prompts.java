package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.record.InSession;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.TellingStatement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of prompts. Every change names the try it belongs to, so that a late one changes nothing. */
@ApplicationScoped
class Prompts {
    private static final String OPEN = """
            select p.*, not exists (select from prompt e where e.session_id = p.session_id and e.state in ('accepted', 'sent')
                and (e.accepted_at, e.id) < (p.accepted_at, p.id)) as next
            from prompt p where p.state in ('accepted', 'sent') and ($1::text[] is null or p.session_id = any($1))
            order by p.accepted_at limit 500
            """;

    private static final String STORE =
            """
            with given as (
                insert into prompt (id, project_id, session_id, text, state, message_id, accepted_at,
                    command, agent, model, attachments, queued, used_model, model_from)
                select g.id, g.project_id, g.session_id, g.text, g.state, g.message_id, g.accepted_at,
                    g.command, g.agent, g.model, g.attachments, g.queued, g.used_model, g.model_from
                from jsonb_populate_recordset(cast(null as prompt), cast(cast($2 as text) as jsonb)) g
                on conflict (id) do nothing returning id),
            cause as (
                update session set correlation_id = cast($3 as text) where id = $1 and exists (select from given)),
            """ + TellingStatement.ofRequest("$1", "$4", "exists (select from given)") + """
                , exists (select from given) as added,
                not exists (select from prompt e where e.session_id = $1 and e.state in ('accepted', 'sent')) as next
            """;

    private static final String SENT = """
            with sent as (
                update prompt set state = 'sent', instance = $4, sent_at = $5, quiet_at = null, used_model = $6, model_from = $7
                where id = $2 and tries = $3 and state = 'accepted' returning id),
            """ + TellingStatement.of("$1", "$8", "exists (select from sent)") + """
                , exists (select from sent) as changed
            """;

    private final Pool pool;
    private final Ledger ledger;

    Prompts(Pool pool, Ledger ledger) {
        this.pool = pool;
        this.ledger = ledger;
    }

    /**
     * Adds prompts to a session unless the first one's id is taken, notes the request that they came by, and tells it: one statement. The
     * relay is not woken, since {@link Arrivals} knows when it does not disturb.
     *
     * @param requestId what is told of the session from now on names it
     * @param lines what is told, as {@link Ledger} makes it
     */
    Uni<Stored> store(
            SqlClient client, String sessionId, List<Prompt> prompts, @Nullable String requestId, String lines) {
        var rows = prompts.stream().map(PromptRows::columnsOf).toList();
        return client.preparedQuery(STORE)
                .execute(Tuple.of(sessionId, OpenCodeJson.write(rows), requestId, lines))
                .map(stored -> stored.iterator().next())
                .map(row -> new Stored(row.getBoolean("added"), row.getBoolean("next")));
    }

    /**
     * What became of prompts that were to be added.
     *
     * @param added whether they were; else the first one's id was taken
     * @param next whether none of the session was open before, among those that were stored by then
     */
    record Stored(boolean added, boolean next) {}

    /** @return the ids of a session's open prompts, stopped in the current Hibernate Reactive transaction, oldest first */
    Uni<List<Stopped>> stopAll(String sessionId, Instant now) {
        return stop("session_id = ?1", sessionId, now);
    }

    /** @return the prompt, if it still waited and is stopped now, in the current Hibernate Reactive transaction */
    Uni<List<Stopped>> withdraw(String id, Instant now) {
        return stop("state = 'accepted' and tries = 1 and id = ?1", id, now);
    }

    private static Uni<List<Stopped>> stop(String which, String value, Instant now) {
        return InSession.texts("""
                        update prompt set state = 'stopped', ended_at = cast(cast(?2 as text) as timestamptz)
                        where state in ('accepted', 'sent') and %s returning id || ' ' || message_id
                        """.formatted(which), value, now.toString())
                .map(rows -> rows.stream()
                        .map(row -> row.split(" ", 2))
                        .map(row -> new Stopped(row[0], row[1]))
                        .toList());
    }

    /** A prompt that was stopped. */
    record Stopped(String id, String messageId) {}

    /** @return a session's prompts, the newest first */
    Uni<List<Prompt>> of(String sessionId, @Nullable String before, int limit) {
        return pool.preparedQuery("""
                        select * from prompt where session_id = $1
                            and ($2::text is null or (accepted_at, id) < (select b.accepted_at, b.id from prompt b where b.id = $2))
                        order by accepted_at desc, id desc limit $3
                        """)
                .execute(Tuple.of(sessionId, before, limit))
                .map(Prompts::all);
    }

    Uni<Optional<Prompt>> find(String id) {
        return find(pool, id);
    }

    /** @return the prompt as a transaction sees it */
    Uni<Optional<Prompt>> find(SqlClient client, String id) {
        return client.preparedQuery("select * from prompt where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    /**
     * Asks for prompts that have not ended.
     *
     * @param sessions which ones are of interest; null for all
     * @return the oldest first
     */
    Uni<List<Turn>> open(@Nullable Set<String> sessions) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of((Object) (sessions == null ? null : sessions.toArray(String[]::new))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Turn(PromptRows.of(row), row.getBoolean("next")))
                        .toList());
    }

    /**
     * OpenCode has it, since a moment ago, which is told.
     *
     * @param lines what is told, as {@link Ledger} makes it
     */
    Uni<Boolean> sent(Prompt prompt, String instance, Instant now, String lines) {
        return pool.preparedQuery(SENT)
                .execute(Tuple.from(new Object[] {
                    prompt.sessionId(),
                    prompt.id(),
                    prompt.tries(),
                    instance,
                    utc(now),
                    prompt.manner().usedModel(),
                    prompt.manner().modelFrom(),
                    lines
                }))
                .invoke(rows -> ledger.told(pool, rows))
                .map(rows -> rows.iterator().next().getBoolean("changed"));
    }

    /** @return the prompt, carried by another message unless it was stopped meanwhile */
    Uni<Prompt> moved(Prompt prompt, String messageId) {
        return pool.preparedQuery(
                        "update prompt set message_id = $3 where id = $1 and tries = $2 and state = 'accepted'")
                .execute(Tuple.of(prompt.id(), prompt.tries(), messageId))
                .replaceWith(prompt.in(messageId));
    }

    /** The session rests, or works again, though the answer has no end. */
    Uni<Void> quiet(Prompt prompt, @Nullable Instant since) {
        return pool.preparedQuery("update prompt set quiet_at = $3 where id = $1 and tries = $2")
                .execute(Tuple.of(prompt.id(), prompt.tries(), since == null ? null : utc(since)))
                .replaceWithVoid();
    }

    /** It will fail for this reason once the session rests. */
    Uni<Void> doom(Prompt prompt, Diagnostic reason) {
        return set(pool, prompt, "sent", reason, "state = 'sent' and category is null")
                .replaceWithVoid();
    }

    /** All that the agent has of a session will fail for this reason once the session rests. */
    Uni<Void> doomAll(String sessionId, Diagnostic reason) {
        return pool.preparedQuery("""
                        update prompt set category = $2, message = $3, action = $4, retryable = $5
                        where session_id = $1 and state = 'sent' and category is null
                        """)
                .execute(Tuple.of(sessionId, reason.category(), reason.message(), reason.action(), reason.retryable()))
                .replaceWithVoid();
    }

    /** To be given to another model, by another message. */
    Uni<Boolean> fallBack(SqlClient transaction, Prompt prompt, String messageId, boolean resuming) {
        return transaction
                .preparedQuery("""
                        update prompt set state = 'accepted', message_id = $3, resuming = $4, tries = tries + 1,
                            fallback = fallback + 1, instance = null, sent_at = null, quiet_at = null,
                            category = null, message = null, action = null, retryable = null
                        where id = $1 and tries = $2 and state in ('accepted', 'sent')
                        """)
                .execute(Tuple.of(prompt.id(), prompt.tries(), messageId, resuming))
                .map(Prompts::changed);
    }

    /** To be given to the agent again; what was wrong with the last try is not held against this one. */
    Uni<Boolean> again(SqlClient transaction, Prompt prompt, String messageId, boolean resuming) {
        return transaction
                .preparedQuery("""
                        update prompt set state = 'accepted', message_id = $3, resuming = $4, tries = tries + 1,
                            instance = null, sent_at = null, quiet_at = null,
                            category = null, message = null, action = null, retryable = null
                        where id = $1 and tries = $2 and state in ('accepted', 'sent')
                        """)
                .execute(Tuple.of(prompt.id(), prompt.tries(), messageId, resuming))
                .map(Prompts::changed);
    }

    Uni<Boolean> finished(SqlClient transaction, Prompt prompt, Instant now) {
        return transaction
                .preparedQuery("""
                        update prompt set state = 'finished', ended_at = $3
                        where id = $1 and tries = $2 and state in ('accepted', 'sent')
                        """)
                .execute(Tuple.of(prompt.id(), prompt.tries(), utc(now)))
                .map(Prompts::changed);
    }

    Uni<Boolean> failed(SqlClient transaction, Prompt prompt, Diagnostic reason, Instant now) {
        return set(transaction, prompt, "failed", reason, "state in ('accepted', 'sent')")
                .call(() -> transaction
                        .preparedQuery("update prompt set ended_at = $2 where id = $1 and ended_at is null")
                        .execute(Tuple.of(prompt.id(), utc(now))));
    }

    private static Uni<Boolean> set(SqlClient client, Prompt prompt, String state, Diagnostic reason, String when) {
        return client.preparedQuery("""
                        update prompt set state = $3, category = $4, message = $5, action = $6, retryable = $7
                        where id = $1 and tries = $2 and\s""" + when)
                .execute(Tuple.from(new Object[] {
                    prompt.id(),
                    prompt.tries(),
                    state,
                    reason.category(),
                    reason.message(),
                    reason.action(),
                    reason.retryable()
                }))
                .map(Prompts::changed);
    }

    private static boolean changed(SqlResult<?> result) {
        return result.rowCount() == 1;
    }

    private static List<Prompt> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PromptRows::of)
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
