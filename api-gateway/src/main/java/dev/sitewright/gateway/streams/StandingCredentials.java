package dev.sitewright.gateway.streams;

import dev.sitewright.gateway.identity.Credential;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says of many credentials at once which would still let their owners in: a stream outlives the request that opened it by days. */
@ApplicationScoped
class StandingCredentials {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String STANDING = """
            select c.id from (
                select id, account_id, expires_at from session where id = any($1)
                union all select id, account_id, expires_at from token_family where id = any($1)
                union all select id, account_id, expires_at from personal_token where id = any($1)
            ) c join account a on a.id = c.account_id
            where c.expires_at > $2 and not a.disabled
            """;

    private final Pool pool;
    private final Clock clock;

    StandingCredentials(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @return those that are good now; fails when that cannot be said */
    Uni<Set<Credential>> among(Collection<Credential> asked) {
        var now = clock.instant();
        var ids = asked.stream().map(Credential::id).distinct().toArray(String[]::new);
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(ids, now.atOffset(ZoneOffset.UTC)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("id"))
                        .collect(Collectors.toSet()))
                .map(standing -> asked.stream()
                        .filter(credential -> standing.contains(credential.id()) && credential.isGoodAt(now))
                        .collect(Collectors.toSet()));
    }
}
