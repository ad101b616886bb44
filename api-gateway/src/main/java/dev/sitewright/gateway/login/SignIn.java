package dev.sitewright.gateway.login;

import dev.sitewright.gateway.account.Account;
import dev.sitewright.gateway.account.Accounts;
import dev.sitewright.gateway.audit.FailedLogins;
import dev.sitewright.gateway.password.Guess;
import dev.sitewright.gateway.password.Passwords;
import dev.sitewright.gateway.password.Tries;
import dev.sitewright.gateway.session.Sessions;
import dev.sitewright.gateway.session.Visitor;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets people in who know their passwords. */
@ApplicationScoped
public class SignIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Tries tries;
    private final Sessions sessions;
    private final FailedLogins failed;

    SignIn(Accounts accounts, Passwords passwords, Tries tries, Sessions sessions, FailedLogins failed) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tries = tries;
        this.sessions = sessions;
        this.failed = failed;
    }

    /** What is known of somebody who wants to come in. */
    private record Candidate(@Nullable Account account, Passwords.Checked password) {
        @Nullable String accountId() {
            return account == null ? null : account.id();
        }
    }

    /**
     * Lets somebody in, and does what makes them signed in, in one transaction.
     *
     * @param address from where, for the throttle
     * @param begin what to do in the transaction
     * @return what came of that; fails with {@link ProblemType#WRONG_CREDENTIALS} (also for a disabled account) or {@link
     *     ProblemType#TOO_MANY_TRIES}
     */
    public <T> Uni<T> admit(String username, String password, String address, Function<Account, Uni<T>> begin) {
        var guess = Guess.of(username, address);
        return tries.count(guess)
                .chain(() -> accounts.named(username))
                .chain(account -> check(account, password))
                .chain(candidate -> Panache.withTransaction(
                                () -> admit(candidate).chain(begin::apply))
                        .onFailure(ProblemException.class)
                        .call(() -> failed.tell(candidate.accountId(), address)))
                .call(() -> tries.forgive(guess));
    }

    /** Signs a browser in. */
    Uni<Welcome> signIn(Credentials known, Visitor visitor) {
        return admit(
                known.username(),
                known.password(),
                visitor.address(),
                account -> sessions.begin(account.id(), visitor).map(token -> new Welcome(account, token)));
    }

    private Uni<Candidate> check(@Nullable Account account, String password) {
        return passwords
                .check(password, account == null ? null : account.passwordHash())
                .map(result -> new Candidate(account, result));
    }

    private Uni<Account> admit(Candidate candidate) {
        var account = candidate.account();
        return account == null || !candidate.password().fits()
                ? Uni.createFrom().failure(new ProblemException(Problem.of(ProblemType.WRONG_CREDENTIALS)))
                : accounts.admit(account, candidate.password().stronger());
    }
}
