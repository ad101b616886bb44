package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.password.Guess;
import dev.sitewright.gateway.password.Passwords;
import dev.sitewright.gateway.password.Tries;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people change their own passwords. */
@ApplicationScoped
class OwnPassword {
    private final Accounts accounts;
    private final AccountRepository rows;
    private final Passwords passwords;
    private final Tries tries;
    private final Aftermath aftermath;
    private final Audit audit;
    private final Clock clock;

    OwnPassword(
            Accounts accounts,
            AccountRepository rows,
            Passwords passwords,
            Tries tries,
            Aftermath aftermath,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.rows = rows;
        this.passwords = passwords;
        this.tries = tries;
        this.aftermath = aftermath;
        this.audit = audit;
        this.clock = clock;
    }

    /** Both passwords, there and of an acceptable form. */
    private record Asked(String current, String fresh) {}

    /** Changes a password, and ends everything else by which its owner is signed in. */
    Uni<Void> change(SignedIn person, @Nullable ChangePassword body, Origin origin, String address) {
        var asked = checked(body);
        return accounts.byId(person.userId())
                .onItem()
                .ifNull()
                .failWith(() -> new UnauthorizedException())
                .call(account -> verify(account, asked.current(), address))
                .chain(account -> passwords
                        .hash(asked.fresh())
                        .chain(hash -> Panache.withTransaction(() -> store(account, hash, person, origin))));
    }

    private static Asked checked(@Nullable ChangePassword body) {
        var faults = new Faults();
        var current = body == null ? null : body.current();
        var fresh = body == null ? null : body.fresh();
        UserChecks.checkPresent("/current", current, faults);
        UserChecks.checkPresent("/new", fresh, faults);
        if (fresh != null && !Passwords.isAcceptable(fresh)) {
            UserChecks.refusePassword("/new", fresh, faults);
        }
        if (current != null && current.length() > Passwords.MAX_LENGTH) {
            UserChecks.refusePassword("/current", current, faults);
        }
        return switch (faults.orElse(() -> new Asked(Objects.requireNonNull(current), Objects.requireNonNull(fresh)))) {
            case Result.Done<Asked>(var asked) -> asked;
            case Result.Failed<Asked>(var problem) -> throw new ProblemException(problem);
        };
    }

    private Uni<Void> verify(Account account, String current, String address) {
        var guess = Guess.of(account.username(), address);
        return tries.count(guess)
                .chain(() -> passwords.check(current, account.passwordHash()))
                .invoke(checked -> {
                    if (!checked.fits()) {
                        throw wrong();
                    }
                })
                .chain(() -> tries.forgive(guess));
    }

    /** Only over the password that was looked at: of two changes at once, the second finds another one. */
    private Uni<Void> store(Account seen, String hash, SignedIn person, Origin origin) {
        var changed = new Audited("user.change-password", seen.id(), seen.id(), null, null);
        return rows.locked(seen.id())
                .invoke(account -> {
                    if (account == null || !Objects.equals(account.passwordHash(), seen.passwordHash())) {
                        throw wrong();
                    }
                    account.changePassword(hash, clock.instant().truncatedTo(ChronoUnit.MICROS));
                })
                .call(() -> aftermath.lockOut(seen.id(), Optional.of(person.credential())))
                .chain(() -> audit.append(origin, List.of(changed)));
    }

    private static ProblemException wrong() {
        return new ProblemException(
                Problem.invalid(FaultType.WRONG_PASSWORD.at("/current", "is not the present password")));
    }
}
