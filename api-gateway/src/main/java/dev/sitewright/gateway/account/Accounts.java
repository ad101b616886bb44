package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts, for the features by which people come in. */
@ApplicationScoped
public class Accounts {
    private final AccountRepository accounts;
    private final Audit audit;
    private final Clock clock;

    Accounts(AccountRepository accounts, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the account of this name, whatever its case; null when there is none */
    @WithSession
    public Uni<@Nullable Account> named(String username) {
        return accounts.named(username);
    }

    /** @return the account; null when it is gone */
    @WithSession
    public Uni<@Nullable Account> byId(String id) {
        return accounts.byId(id);
    }

    /**
     * Opens an account for somebody who does it themselves, in the current transaction.
     *
     * @param passwordHash null for somebody who only comes by another provider
     * @param address from where; null for nobody's request
     */
    public Uni<Account> open(String username, @Nullable String passwordHash, Role role, @Nullable String address) {
        var account = Account.open(username, passwordHash, role, clock.instant().truncatedTo(ChronoUnit.MICROS));
        var origin = new Origin(account.id(), address, Correlation.current());
        var opened = new Audited("user.create", account.id(), account.id(), null, account.view());
        return accounts.insert(List.of(account))
                .call(() -> audit.append(origin, List.of(opened)))
                .replaceWith(account);
    }

    /** @return those of these names that are taken, in lower case; nobody else chooses a name until the transaction ends */
    public Uni<Set<String>> takenNames(List<String> wanted) {
        return accounts.takenNames(wanted);
    }

    /**
     * Lets somebody in whose password was right, in the current transaction: unless the account was disabled or deleted meanwhile, or
     * got another password.
     *
     * @param seen the account as it was when the password was checked
     * @param stronger a better hash of the password, to be stored
     * @return the account; fails with {@link ProblemType#WRONG_CREDENTIALS} when it is not open to them
     */
    public Uni<Account> admit(Account seen, Optional<String> stronger) {
        return accounts.locked(seen.id())
                .map(account -> {
                    if (account == null
                            || account.disabled()
                            || !Objects.equals(account.passwordHash(), seen.passwordHash())) {
                        throw new ProblemException(Problem.of(ProblemType.WRONG_CREDENTIALS));
                    }
                    return account;
                })
                .invoke(account -> stronger.ifPresent(account::rehash));
    }

    /** @return the account of somebody for whom another provider vouched, in the current transaction; null when it is disabled or gone */
    public Uni<@Nullable Account> admit(String id) {
        return accounts.locked(id).map(account -> account == null || account.disabled() ? null : account);
    }
}
