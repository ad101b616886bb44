package dev.sitewright.platform.once;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.platform.secret.SecretBox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The table of answers. */
@ApplicationScoped
class Answers {
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))";
    private static final String FIND = """
            select fingerprint, status, headers, body from idempotency where caller = ?1 and operation = ?2 and key = ?3
            """;
    private static final String KEEP = """
            insert into idempotency (caller, operation, key, fingerprint, status, headers, body, created_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """;
    private static final String FORGET = """
            delete from idempotency where (caller, operation, key) in
                (select caller, operation, key from idempotency where created_at < $1
                 order by created_at limit $2 for update skip locked)
            """;
    private static final String LOCK_BY_CLIENT = byClient(LOCK);
    private static final String FIND_BY_CLIENT = byClient(FIND);
    private static final String KEEP_BY_CLIENT = byClient(KEEP);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final ObjectMapper mapper = new ObjectMapper();
    private final Pool pool;
    private final Clock clock;
    private final SecretBox secrets;

    Answers(Pool pool, Clock clock, SecretBox secrets) {
        this.pool = pool;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** A kept answer, and what was asked for then. */
    record Kept(String fingerprint, Answer answer) {}

    /** @return whether no other transaction holds the attempt's key; then this one does until it ends */
    Uni<Boolean> lock(Attempt attempt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Boolean.class)
                        .setParameter(1, attempt.lock())
                        .getSingleResult());
    }

    /** Looks for the answer; a statement of its own after {@link #lock}, so that it sees what the last holder committed. */
    Uni<Optional<Kept>> find(Attempt attempt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, attempt.caller())
                        .setParameter(2, attempt.operation())
                        .setParameter(3, attempt.key().value())
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(row -> keptOf(row, attempt)));
    }

    /** Does both at once within a transaction of a plain client: the database does one after the other. */
    Uni<Found> lockAndFind(SqlClient transaction, Attempt attempt) {
        var locked = transaction
                .preparedQuery(LOCK_BY_CLIENT)
                .execute(Tuple.of(attempt.lock()))
                .map(rows -> rows.iterator().next().getBoolean(0));
        var kept = transaction
                .preparedQuery(FIND_BY_CLIENT)
                .execute(Tuple.of(
                        attempt.caller(), attempt.operation(), attempt.key().value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row ->
                                new Object[] {row.getString(0), row.getInteger(1), row.getString(2), row.getString(3)})
                        .map(row -> keptOf(row, attempt))
                        .findFirst());
        return Uni.combine().all().unis(locked, kept).with(Found::new);
    }

    /**
     * How an attempt stands.
     *
     * @param free whether no other transaction holds its key
     */
    record Found(boolean free, Optional<Kept> kept) {}

    /** Keeps an answer within a transaction of a plain client; fails when its key has one. */
    Uni<Void> keep(SqlClient transaction, Attempt attempt, Answer answer) {
        return transaction
                .preparedQuery(KEEP_BY_CLIENT)
                .execute(Tuple.from(new Object[] {
                    attempt.caller(),
                    attempt.operation(),
                    attempt.key().value(),
                    printOf(attempt),
                    answer.status(),
                    json(answer.headers()),
                    bodyOf(attempt, answer),
                    clock.instant().atOffset(ZoneOffset.UTC)
                }))
                .replaceWithVoid();
    }

    private String bodyOf(Attempt attempt, Answer answer) {
        return attempt.secret() ? secrets.seal(answer.body(), attempt.lock()) : answer.body();
    }

    private static String byClient(String statement) {
        return statement.replace('?', '$');
    }

    private Kept keptOf(Object[] row, Attempt attempt) {
        try {
            var headers = mapper.readValue((String) row[2], HEADERS);
            var body = (String) row[3];
            var clear = attempt.secret() ? secrets.open(body, attempt.lock()) : body;
            return new Kept((String) row[0], new Answer((Integer) row[1], headers, clear, true));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("written by keep()", e);
        }
    }

    /** Keeps an answer; fails when its key has one. */
    Uni<Void> keep(Attempt attempt, Answer answer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter(1, attempt.caller())
                        .setParameter(2, attempt.operation())
                        .setParameter(3, attempt.key().value())
                        .setParameter(4, printOf(attempt))
                        .setParameter(5, answer.status())
                        .setParameter(6, json(answer.headers()))
                        .setParameter(7, bodyOf(attempt, answer))
                        .setParameter(8, clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** @return what is kept of the request: a secret in it must not be guessed from it */
    String printOf(Attempt attempt) {
        return attempt.secret() ? secrets.print(attempt.fingerprint()) : attempt.fingerprint();
    }

    /** @return how many answers from before {@code instant} are gone, the oldest first, at most {@code limit} */
    Uni<Integer> forgetBefore(Instant instant, int limit) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(instant.atOffset(ZoneOffset.UTC), limit))
                .map(SqlResult::rowCount);
    }

    private String json(Map<String, String> headers) {
        try {
            return mapper.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }
}
