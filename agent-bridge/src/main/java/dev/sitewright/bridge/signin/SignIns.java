package dev.sitewright.bridge.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.bridge.signin.SignIn.State;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of attempts. One ends only when it waits, so that two ends never both count. */
@ApplicationScoped
class SignIns {
    private static final String VIEW = """
            select cast(row_to_json(v) as text) as view from (
                select id, version, owner_id as "ownerId", scope_id as "scopeId", provider, method, label, state, kind, url,
                    instructions, reason, connection_id as "connectionId", created_at as "createdAt",
                    updated_at as "updatedAt", expires_at as "expiresAt"
                from sign_in where\s""";
    private static final String INSERT = """
            insert into sign_in (id, owner_id, scope_id, provider, method, label, state, kind, url, instructions,
                created_at, updated_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9, $10::text::timestamptz, $10::text::timestamptz,
                $11::text::timestamptz)
            """;
    private static final String END = """
            update sign_in set state = $2, reason = $3, connection_id = $4, version = version + 1,
                updated_at = $5::text::timestamptz
            where id = $1 and state = 'waiting'
            """;
    private static final String INTERRUPT = """
            update sign_in set state = 'failed', reason = 'interrupted', version = version + 1, updated_at = $1::text::timestamptz
            where state = 'waiting' and created_at < $2::text::timestamptz
            """;
    private static final String FORGET =
            "delete from sign_in where state <> 'waiting' and updated_at < $1::text::timestamptz";
    private static final int MOST_LISTED = 100;

    private final Pool pool;
    private final ObjectMapper mapper;
    private final Clock clock;

    SignIns(Pool pool, ObjectMapper mapper, Clock clock) {
        this.pool = pool;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * How an attempt ends.
     *
     * @param reason why it failed; null otherwise
     * @param connectionId what came of it; null for nothing
     */
    record End(
            State state, @Nullable String reason, @Nullable String connectionId) {
        static final End CANCELLED = new End(State.CANCELLED, null, null);
        static final End EXPIRED = new End(State.EXPIRED, null, null);

        static End failed(String reason) {
            return new End(State.FAILED, reason, null);
        }

        static End finished(String connectionId) {
            return new End(State.FINISHED, null, connectionId);
        }
    }

    Uni<Void> insert(SqlClient transaction, SignIn one) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(Arrays.asList(
                        one.id(),
                        one.ownerId(),
                        one.scopeId(),
                        one.provider(),
                        one.method(),
                        one.label(),
                        one.kind(),
                        one.url(),
                        one.instructions(),
                        one.createdAt().toString(),
                        one.expiresAt().toString())))
                .replaceWithVoid();
    }

    /** Ends an attempt. @return whether it waited */
    Uni<Boolean> end(SqlClient client, String id, End end) {
        return client.preparedQuery(END)
                .execute(Tuple.of(id, end.state().word(), end.reason(), end.connectionId(), now().toString()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Ends an attempt. @return whether it waited */
    Uni<Boolean> end(String id, End end) {
        return end(pool, id, end);
    }

    /** @return somebody's attempt; fails with {@link ProblemException} when they have none of this id */
    Uni<SignIn> require(String ownerId, String id) {
        return query("id = $1 and owner_id = $2", Tuple.of(id, ownerId))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.SIGN_IN_NOT_FOUND))));
    }

    /** @return somebody's latest attempts, the newest first */
    Uni<List<SignIn>> list(String ownerId) {
        return query("owner_id = $1 order by created_at desc, id desc limit " + MOST_LISTED, Tuple.of(ownerId));
    }

    /** @return those that are over by time */
    Uni<List<SignIn>> due() {
        return query("state = 'waiting' and expires_at < $1::text::timestamptz", Tuple.of(now().toString()));
    }

    /** Ends what an earlier service had open: what it knew is gone. */
    Uni<Void> interrupt(Instant begunBefore) {
        return pool.preparedQuery(INTERRUPT)
                .execute(Tuple.of(now().toString(), begunBefore.toString()))
                .replaceWithVoid();
    }

    /** Forgets what ended long ago. */
    Uni<Void> forget(Duration kept) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(now().minus(kept).toString()))
                .replaceWithVoid();
    }

    /** @return the time, as the database keeps it */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Uni<List<SignIn>> query(String where, Tuple values) {
        return pool.preparedQuery(VIEW + where + ") v")
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> viewOf(row.getString("view")))
                        .toList());
    }

    private SignIn viewOf(String json) {
        try {
            return mapper.readValue(json, SignIn.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database makes views as we know them", e);
        }
    }
}
