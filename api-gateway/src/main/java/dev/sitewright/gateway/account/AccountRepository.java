package dev.sitewright.gateway.account;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.repository.PluralRepository;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The accounts. */
@ApplicationScoped
class AccountRepository extends PluralRepository<Account> {
    private static final String LOCK = "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) locked";

    AccountRepository() {
        super(Account.class, AccountFields.ID, AccountFields.ID);
    }

    /** @return the account of this name, whatever its case; null when there is none */
    Uni<@Nullable Account> named(String username) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from Account a where lower(a.username) = :name", Account.class)
                        .setParameter("name", username.toLowerCase(Locale.ROOT))
                        .getSingleResultOrNull());
    }

    /** @return the account; null when it is gone */
    Uni<@Nullable Account> byId(String id) {
        return Panache.getSession().chain(session -> session.find(Account.class, id));
    }

    /** @return the account, as it stays until the transaction ends; null when it is gone */
    Uni<@Nullable Account> locked(String id) {
        return Panache.getSession().chain(session -> session.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Finds which names are taken, and keeps others from choosing names until the transaction ends.
     *
     * @return those of these that are taken, in lower case; none when there are no these
     */
    Uni<Set<String>> takenNames(Collection<String> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        var names = wanted.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return lock("account names")
                .chain(session -> session.createSelectionQuery(
                                "select lower(a.username) from Account a where lower(a.username) in :names",
                                String.class)
                        .setParameter("names", names)
                        .getResultList())
                .map(HashSet::new);
    }

    /** @return how many administrators can sign in; nobody can become one of them, or stop being one, until the transaction ends */
    Uni<Long> lockActiveAdmins() {
        return lock("active administrators")
                .chain(session -> session.createSelectionQuery(
                                "select count(*) from Account a where a.role = 'admin' and not a.disabled", Long.class)
                        .getSingleResult());
    }

    private Uni<Mutiny.Session> lock(String what) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter(1, "sitewright " + what)
                        .getSingleResult());
    }

    /** Ids that are none are left out: they are nobody's. */
    static List<String> valid(List<String> ids) {
        return ids.stream().filter(id -> Ids.isValid("usr", id)).toList();
    }
}
