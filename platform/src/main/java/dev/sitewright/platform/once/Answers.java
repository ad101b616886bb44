package dev.sitewright.platform.once;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.platform.secret.SecretBox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

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
                        .setParameter(7, attempt.secret() ? secrets.seal(answer.body(), attempt.lock()) : answer.body())
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
