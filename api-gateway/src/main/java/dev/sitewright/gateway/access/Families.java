package dev.sitewright.gateway.access;

import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.CredentialEnder;
import dev.sitewright.gateway.opaque.OpaqueToken;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.ids.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Begins families, and ends them with the account's other credentials; in the current Hibernate Reactive transaction. */
@ApplicationScoped
class Families implements CredentialEnder {
    private static final String BEGIN = """
            insert into token_family (id, account_id, scopes, created_at, expires_at) values (?1, ?2, ?3, ?4, ?5)
            """;

    private static final String FIRST = """
            insert into refresh_token (hash, family_id, created_at, expires_at) values (?1, ?2, ?3, ?4)
            """;

    private static final String END_ALL = "delete from token_family where account_id = ?1 and id <> ?2";

    private final Audit audit;
    private final Clock clock;
    private final AccessConfig config;

    Families(Audit audit, Clock clock, AccessConfig config) {
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** A family, as the audit log tells of it. */
    record View(Set<String> scopes, Instant expiresAt) {}

    /** Begins a family. @return its first refresh token */
    Uni<Grant> begin(Origin origin, Set<String> scopes) {
        var now = clock.instant();
        var grant = new Grant(Ids.next("fam"), origin.actorId(), scopes, OpaqueToken.random(OpaqueToken.Kind.REFRESH));
        var end = now.plus(config.longest());
        var began = new Audited("sign-in.begin", grant.family(), grant.accountId(), null, new View(scopes, end));
        return execute(BEGIN, grant.family(), grant.accountId(), String.join(" ", new TreeSet<>(scopes)), now, end)
                .chain(() -> execute(FIRST, grant.refresh().hash(), grant.family(), now, now.plus(config.idle())))
                .chain(() -> audit.append(origin, List.of(began)))
                .replaceWith(grant);
    }

    @Override
    public Uni<Void> endAll(String accountId, Optional<Credential> but) {
        var goesOn = but.filter(credential -> credential.kind() == Credential.Kind.ACCESS)
                .map(Credential::id)
                .orElse("");
        return execute(END_ALL, accountId, goesOn);
    }

    private static Uni<Void> execute(String sql, Object... values) {
        return Panache.getSession()
                .map(session -> session.createNativeQuery(sql))
                .invoke(query -> {
                    for (var index = 0; index < values.length; index++) {
                        query.setParameter(index + 1, values[index]);
                    }
                })
                .chain(query -> query.executeUpdate())
                .replaceWithVoid();
    }
}
