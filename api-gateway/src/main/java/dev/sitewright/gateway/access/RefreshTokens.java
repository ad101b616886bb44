package dev.sitewright.gateway.access;

import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.gateway.opaque.OpaqueToken;
import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.outbox.Outbox;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Uses refresh tokens: each once. */
@ApplicationScoped
class RefreshTokens {
    private static final Logger LOG = Logger.getLogger(RefreshTokens.class);

    /** Uses of one family's tokens wait for each other here. */
    private static final String LOCK = """
            select f.id from token_family f join refresh_token r on r.family_id = f.id where r.hash = $1 for update of f
            """;

    /** A statement of its own, so that it sees what the last holder of the lock committed. */
    private static final String FIND = """
            select r.hash, r.used_at, r.salt, r.expires_at, f.id as family_id, f.scopes, f.expires_at as family_expires_at,
                   f.account_id
            from refresh_token r join token_family f on f.id = r.family_id join account a on a.id = f.account_id
            where r.hash = $1 and not a.disabled
            """;

    private static final String USE = "update refresh_token set used_at = $2, salt = $3 where hash = $1";

    /** From here on the one before cannot be meant as a repeated request any more. */
    private static final String CLOSE = """
            update refresh_token set salt = null where family_id = $1 and hash <> $2 and salt is not null
            """;

    private static final String FOLLOW = """
            insert into refresh_token (hash, family_id, created_at, expires_at) values ($1, $2, $3, $4)
            """;

    private static final String END = "delete from token_family where id = $1";

    private static final String END_OF = """
            delete from token_family where id = (select family_id from refresh_token where hash = $1)
            """;

    private final Pool pool;
    private final Outbox outbox;
    private final Clock clock;
    private final AccessConfig config;

    RefreshTokens(Pool pool, Outbox outbox, Clock clock, AccessConfig config) {
        this.pool = pool;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    /** @return what follows; fails with {@link ProblemType#REFRESH_TOKEN_INVALID} when it is no good, or none */
    Uni<Grant> use(String text) {
        return OpaqueToken.read(OpaqueToken.Kind.REFRESH, text)
                .map(this::use)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(grant ->
                        grant.orElseThrow(() -> new ProblemException(Problem.of(ProblemType.REFRESH_TOKEN_INVALID))));
    }

    private Uni<Optional<Grant>> use(OpaqueToken token) {
        var now = clock.instant();
        var hash = Tuple.of(token.hash());
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(LOCK)
                .execute(hash)
                .chain(() -> transaction.preparedQuery(FIND).execute(hash))
                .chain(found -> use(transaction, token, found, now)));
    }

    private Uni<Optional<Grant>> use(SqlClient transaction, OpaqueToken token, RowSet<Row> found, Instant now) {
        if (found.size() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        var row = found.iterator().next();
        if (!instant(row, "expires_at").isAfter(now)
                || !instant(row, "family_expires_at").isAfter(now)) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (row.getOffsetDateTime("used_at") == null) {
            return follow(transaction, token, row, now).map(Optional::of);
        }
        var salt = row.getString("salt");
        return salt != null
                        && !instant(row, "used_at").plus(config.retryWithin()).isBefore(now)
                ? Uni.createFrom().item(Optional.of(grant(row, Successor.of(token, salt))))
                : endReused(transaction, row);
    }

    private Uni<Grant> follow(SqlClient transaction, OpaqueToken token, Row row, Instant now) {
        var salt = Successor.salt();
        var grant = grant(row, Successor.of(token, salt));
        var idle = now.plus(config.idle());
        var end = instant(row, "family_expires_at").isBefore(idle) ? instant(row, "family_expires_at") : idle;
        return transaction
                .preparedQuery(USE)
                .execute(Tuple.of(token.hash(), at(now), salt))
                .chain(() -> transaction.preparedQuery(CLOSE).execute(Tuple.of(grant.family(), token.hash())))
                .chain(() -> transaction
                        .preparedQuery(FOLLOW)
                        .execute(Tuple.of(grant.refresh().hash(), grant.family(), at(now), at(end))))
                .replaceWith(grant);
    }

    /** Two have it, and one of them should not: both are out, and the right one signs in again. */
    private Uni<Optional<Grant>> endReused(SqlClient transaction, Row row) {
        var family = row.getString("family_id");
        var owner = row.getString("account_id");
        LOG.warnf("A refresh token of %s was used twice: sign-in %s is ended.", owner, family);
        var told = new AuditEntry(owner, "sign-in.end-reused", family, owner, List.of(), null, Correlation.current());
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(family))
                .chain(() -> outbox.appendAudit(transaction, List.of(told)))
                .replaceWith(Optional.empty());
    }

    /** Ends the family of a token; nothing happens when there is none. */
    Uni<Void> end(String text) {
        return OpaqueToken.read(OpaqueToken.Kind.REFRESH, text)
                .map(token -> pool.preparedQuery(END_OF)
                        .execute(Tuple.of(token.hash()))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Grant grant(Row row, OpaqueToken refresh) {
        return new Grant(
                row.getString("family_id"),
                row.getString("account_id"),
                Set.of(row.getString("scopes").split(" ")),
                refresh);
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
