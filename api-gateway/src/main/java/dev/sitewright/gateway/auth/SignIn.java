package dev.sitewright.gateway.auth;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Setting up, signing in and out. */
@ApplicationScoped
class SignIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;

    SignIn(Accounts accounts, Passwords passwords, LoginThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /**
     * A person who has just signed in.
     *
     * @param account who it is
     * @param token what the browser keeps
     */
    record Welcome(Account account, SessionToken token) {}

    /** What is known of somebody who wants to sign in. */
    private record Candidate(@Nullable Account account, Passwords.Checked password) {}

    /** Makes the first account and signs it in; fails with {@link AuthException.AlreadySetUp}. */
    Uni<Welcome> setUp(Credentials.New first) {
        return accounts.isSetUp()
                .invoke(SignIn::refuseSecond)
                .chain(() -> passwords.hash(first.password()))
                .chain(hash -> accounts.setUp(first.username(), hash))
                .chain(account ->
                        accounts.begin(account, java.util.Optional.empty()).map(token -> new Welcome(account, token)));
    }

    /**
     * Signs in.
     *
     * @param address from where, for the throttle
     * @return the person; fails with {@link AuthException.WrongCredentials} or {@link AuthException.TooManyTries}
     */
    Uni<Welcome> signIn(Credentials.Known known, String address) {
        return throttle.count(known.username(), address)
                .chain(() -> accounts.named(known.username()))
                .chain(account -> check(account, known.password()))
                .chain(this::welcome)
                .call(() -> throttle.forgive(known.username(), address));
    }

    /** Signs out; nothing happens when nobody is signed in with this token. */
    Uni<Void> signOut(SessionToken token) {
        return accounts.end(token);
    }

    private Uni<Candidate> check(@Nullable Account account, String password) {
        var checked =
                account == null ? passwords.checkNobodys(password) : passwords.check(password, account.passwordHash());
        return checked.map(result -> new Candidate(account, result));
    }

    private Uni<Welcome> welcome(Candidate candidate) {
        var account = candidate.account();
        if (account == null || !candidate.password().fits()) {
            return Uni.createFrom().failure(new AuthException.WrongCredentials());
        }
        return accounts.begin(account, candidate.password().stronger()).map(token -> new Welcome(account, token));
    }

    private static void refuseSecond(boolean setUp) {
        if (setUp) {
            throw new AuthException.AlreadySetUp();
        }
    }
}
