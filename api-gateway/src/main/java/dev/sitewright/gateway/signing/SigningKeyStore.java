package dev.sitewright.gateway.signing;

import dev.sitewright.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The table of keys. */
@ApplicationScoped
class SigningKeyStore {
    private static final Logger LOG = Logger.getLogger(SigningKeyStore.class);

    /** Whoever holds it decides alone, and on rows that nobody changes meanwhile. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('signing_key', 0))";

    private static final String LOAD = """
            select id, public_key, private_key, created_at, signs_from, signs_until, published_until from signing_key
            """;

    private static final String RETIRE = """
            update signing_key set signs_until = $1, published_until = $2 where signs_until is null
            """;

    private static final String INSERT = """
            insert into signing_key (id, public_key, private_key, created_at, signs_from) values ($1, $2, $3, $4, $5)
            """;

    private static final String FORGET = "delete from signing_key where published_until <= $1";

    private final Pool pool;
    private final KeyPairs pairs;
    private final Clock clock;
    private final SigningConfig config;

    SigningKeyStore(Pool pool, KeyPairs pairs, Clock clock, SigningConfig config) {
        this.pool = pool;
        this.pairs = pairs;
        this.clock = clock;
        this.config = config;
    }

    /** @return all keys */
    Uni<Ring> load() {
        return load(pool);
    }

    private Uni<Ring> load(SqlClient client) {
        return client.preparedQuery(LOAD)
                .execute()
                .map(rows -> new Ring(rows.stream().map(this::keyOf).toList()));
    }

    /**
     * Makes a key when one is needed, and forgets those whose last token has expired.
     *
     * @param asked whether somebody wants one, however young the present one is
     * @return all keys as they are then
     */
    Uni<Ring> rotate(boolean asked) {
        return pool.withTransaction(transaction -> transaction
                .query(LOCK)
                .execute()
                .chain(() -> load(transaction)) // a statement of its own: it sees what the last holder committed
                .chain(ring ->
                        replace(transaction, ring, clock.instant(), asked)) // not the time before the wait for the lock
                .chain(() -> load(transaction)));
    }

    private Uni<Void> replace(SqlClient transaction, Ring ring, Instant now, boolean asked) {
        return ring.nextFrom(now, config, asked)
                .map(from -> add(transaction, now, from))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> transaction.preparedQuery(FORGET).execute(Tuple.of(at(now))))
                .replaceWithVoid();
    }

    private Uni<Void> add(SqlClient transaction, Instant now, Instant from) {
        var pair = pairs.generate();
        var id = Ids.next("key");
        var signsFrom = at(from.truncatedTo(ChronoUnit.MICROS));
        var goneAt = signsFrom.plus(Ring.afterlife(config));
        LOG.infof("Signing key %s signs access tokens from %s on.", id, from);
        return transaction
                .preparedQuery(RETIRE)
                .execute(Tuple.of(signsFrom, goneAt))
                .chain(() -> transaction
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(
                                id,
                                KeyPairs.encoded(pair.getPublic()),
                                pairs.sealed(id, pair.getPrivate()),
                                at(now),
                                signsFrom)))
                .replaceWithVoid();
    }

    private SigningKey keyOf(Row row) {
        var id = row.getString("id");
        return new SigningKey(
                id,
                KeyPairs.decoded(row.getString("public_key")),
                pairs.opened(id, row.getString("private_key")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("signs_from").toInstant(),
                instant(row, "signs_until"),
                instant(row, "published_until"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
