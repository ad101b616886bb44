package dev.sitewright.gateway.setup;

import dev.sitewright.gateway.account.Account;
import dev.sitewright.gateway.account.Accounts;
import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.password.Passwords;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Makes the first account, an administrator's. */
@ApplicationScoped
public class SetUp {
    private final InstallationRepository installations;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;

    SetUp(InstallationRepository installations, Accounts accounts, Passwords passwords, Clock clock) {
        this.installations = installations;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @return whether the first account has been made */
    @WithSession
    public Uni<Boolean> isDone() {
        return installations.count().map(rows -> rows > 0);
    }

    /**
     * Makes the first account, and does what follows in the same transaction.
     *
     * @param address from where; null for nobody's request
     * @return what came of that; fails with {@link ProblemType#ALREADY_SET_UP} for all but the first who try
     */
    <T> Uni<T> begin(NewAdmin first, @Nullable String address, Function<Account, Uni<T>> andThen) {
        return isDone().invoke(SetUp::refuseSecond)
                .chain(() -> passwords.hash(first.password()))
                .chain(hash -> Panache.withTransaction(
                        () -> insert(first.username(), hash, address).chain(andThen::apply)))
                .onFailure(ConstraintViolationException.class)
                .transform(failure -> alreadySetUp());
    }

    private Uni<Account> insert(String username, String passwordHash, @Nullable String address) {
        return accounts.open(username, passwordHash, Role.ADMIN, address)
                .call(admin -> installations.persistAndFlush(new Installation(admin.id(), clock.instant())));
    }

    private static void refuseSecond(boolean setUp) {
        if (setUp) {
            throw alreadySetUp();
        }
    }

    private static ProblemException alreadySetUp() {
        return new ProblemException(Problem.of(ProblemType.ALREADY_SET_UP));
    }
}
