package dev.sitewright.gateway.session;

import dev.sitewright.platform.repository.PluralRepository;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The sessions of signed-in browsers. */
@ApplicationScoped
class SessionRepository extends PluralRepository<Session> {
    SessionRepository() {
        super(Session.class, SessionFields.ID, SessionFields.ACCOUNT);
    }

    /** @return the session of a token, locked; none when it has ended */
    Uni<List<Session>> ofToken(SessionToken token) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from Session s where s.tokenHash = :hash", Session.class)
                        .setParameter("hash", token.hash())
                        .getResultList());
    }

    /** Ends all sessions of an account but one. */
    Uni<Integer> endAll(String accountId, String but) {
        return Panache.getSession()
                .chain(session -> session.createMutationQuery(
                                "delete from Session s where s.accountId = :account and s.id <> :but")
                        .setParameter("account", accountId)
                        .setParameter("but", but)
                        .executeUpdate());
    }
}
