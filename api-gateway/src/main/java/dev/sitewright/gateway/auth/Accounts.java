package dev.sitewright.gateway.auth;

import dev.sitewright.gateway.identity.Role;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The accounts and their sessions in the database: one transaction each, no password work inside. */
@ApplicationScoped
class Accounts {
    private final AccountRepository accounts;
    private final InstallationRepository installations;
    private final SessionRepository sessions;
    private final Clock clock;
    private final AuthConfig config;

    Accounts(
            AccountRepository accounts,
            InstallationRepository installations,
            SessionRepository sessions,
            Clock clock,
            AuthConfig config) {
        this.accounts = accounts;
        this.installations = installations;
        this.sessions = sessions;
        this.clock = clock;
        this.config = config;
    }

    /** @return whether the first-run set-up has happened */
    @WithSession
    Uni<Boolean> isSetUp() {
        return installations.count().map(rows -> rows > 0);
    }

    /** Makes the first account, an administrator's; fails with {@link AuthException.AlreadySetUp} for all but the first who try. */
    Uni<Account> setUp(String username, String passwordHash) {
        return insertFirst(username, passwordHash)
                .onFailure(ConstraintViolationException.class)
                .transform(failure -> new AuthException.AlreadySetUp());
    }

    @WithTransaction
    Uni<Account> insertFirst(String username, String passwordHash) {
        var admin = Account.open(username, passwordHash, Role.ADMIN, clock.instant());
        return accounts.persistAndFlush(admin)
                .call(saved -> installations.persistAndFlush(new Installation(saved.id(), clock.instant())));
    }

    /** @return the account of this name, or null */
    @WithSession
    Uni<@Nullable Account> named(String username) {
        return accounts.named(username);
    }

    /** @return the account; null when it is gone */
    @WithSession
    Uni<@Nullable Account> byId(String id) {
        return accounts.findById(id);
    }

    /** Begins a session, and stores a stronger hash of the password when there is one. */
    @WithTransaction
    Uni<SessionToken> begin(Account account, Optional<String> strongerHash) {
        var token = SessionToken.random();
        var session = new Session(token, account.id(), clock.instant(), config.sessionLifetime());
        return sessions.persist(session)
                .call(() -> strongerHash
                        .map(hash -> accounts.update("passwordHash = ?1 where id = ?2", hash, account.id()))
                        .orElse(Uni.createFrom().item(0)))
                .replaceWith(token);
    }

    /** Ends a session; nothing happens when it has ended. */
    @WithTransaction
    Uni<Void> end(SessionToken token) {
        return sessions.deleteById(token.hash()).replaceWithVoid();
    }
}
