package dev.sitewright.bridge.record;

/**
 * Tells as the end of a statement that does something else before, {@code with … as (…),} being what stands there: what is changed and what is
 * told of it takes one word with the database. Of what the statement changes, only what its parts return can be seen by the others. Its one
 * row is for {@link Ledger#told}; columns may be added to it.
 */
public final class TellingStatement {
    private static final String END = """
            lines as (
                select l.* from json_to_recordset(cast(cast(%2$s as text) as json)) as l (place integer, told text, value text,
                    at timestamptz, id text, topic text, key text, type text, correlation text, time timestamptz, data text)
                where %3$s),
            noted as (
                insert into told as t (session_id, key, value, at)
                select cast(%1$s as text), l.told, l.value, l.at from lines l where l.told is not null order by l.place
                on conflict (session_id, key) do update set value = excluded.value, at = excluded.at
                    where t.value is distinct from excluded.value and t.at <= excluded.at
                returning key),
            said as (
                insert into outbox (message_id, topic, key, type, correlation_id, occurred_at, data)
                select l.id, l.topic, l.key, l.type, %4$s, l.time, l.data from lines l
                where l.id is not null and (l.told is null or l.told in (select n.key from noted n))
                order by l.place
                returning id)
            select set_config('sitewright.wakes_relay', 'on', true), exists (select from said) as said
            """;

    private TellingStatement() {}

    /**
     * Ends a statement.
     *
     * @param session the session's id as it stands in the statement
     * @param lines the same of what {@link Ledger} makes of tellings
     * @param when a condition for telling any of it
     */
    public static String of(String session, String lines, String when) {
        var cause = """
                (select coalesce(p.correlation_id, s.correlation_id)
                 from session s left join session p on p.id = s.parent_id where s.id = cast(%s as text))""".formatted(
                session); // what is told belongs to the request that set the agent to work, however long ago that was
        return END.formatted(session, lines, when, cause);
    }

    /** Ends a statement in which the lines themselves name the request that is being answered. */
    public static String ofRequest(String session, String lines, String when) {
        return END.formatted(session, lines, when, "l.correlation");
    }
}
