package dev.sitewright.gateway.account;

import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What is done to accounts. Every method works in the current transaction, and has what follows leave with it. Locks are taken in one
 * order: names, administrators, rows by id.
 */
@ApplicationScoped
class UserChanges {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.USER_NOT_FOUND);
    private static final Scope ALL = new Scope.AnyOwner("administrators manage everybody's accounts");

    private final AccountRepository accounts;
    private final Aftermath aftermath;
    private final Clock clock;

    UserChanges(AccountRepository accounts, Aftermath aftermath, Clock clock) {
        this.accounts = accounts;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /** Makes accounts. */
    Uni<List<Result<UserView>>> create(Origin origin, List<NewUser> asked) {
        var acts = new Acts();
        return accounts.takenNames(asked.stream().map(NewUser::username).toList())
                .map(taken -> open(asked, taken, acts))
                .call(results -> accounts.insert(goodOf(results)))
                .call(() -> aftermath.of(origin, acts))
                .chain(UserChanges::written);
    }

    private List<Result<Account>> open(List<NewUser> asked, Set<String> taken, Acts acts) {
        var used = new HashSet<>(taken);
        var now = now();
        var results = new ArrayList<Result<Account>>();
        for (var item : asked) {
            results.add(
                    used.add(item.username().toLowerCase(Locale.ROOT))
                            ? Result.done(open(item, acts, now))
                            : Result.failed(UserPatcher.usernameTaken()));
        }
        return results;
    }

    private static Account open(NewUser asked, Acts acts, Instant now) {
        var account = Account.open(asked.username(), asked.passwordHash(), asked.role(), now);
        account.disable(asked.disabled(), now);
        acts.note(new Audited("user.create", account.id(), account.id(), null, account.view()));
        return account;
    }

    /** Changes accounts; what must not go on with the old rights or the old password ends at once. */
    Uni<List<Result<UserView>>> patch(Origin origin, List<Patching<UserPatch>> asked) {
        var acts = new Acts();
        var names =
                asked.stream().flatMap(item -> item.patch().username().stream()).toList();
        var concernsAdmins = asked.stream().anyMatch(item -> item.patch().concernsAdmins());
        return accounts.takenNames(names)
                .chain(taken -> admins(concernsAdmins)
                        .map(admins -> new UserPatcher(new HashSet<>(taken), admins, acts, now())))
                .chain(patcher -> found(asked).map(found -> Targeted.each(asked, found, NOT_FOUND, patcher::patch)))
                .call(() -> aftermath.of(origin, acts))
                .chain(UserChanges::written);
    }

    private Uni<Admins> admins(boolean needed) {
        return needed
                ? accounts.lockActiveAdmins().map(Admins::new)
                : Uni.createFrom().item(new Admins(0));
    }

    /** Deletes accounts, and tells it, so that what they own goes too. */
    Uni<List<Result<UserView>>> delete(Origin origin, List<Target> asked) {
        var acts = new Acts();
        return accounts.lockActiveAdmins()
                .map(Admins::new)
                .chain(admins -> found(asked)
                        .map(found -> Targeted.each(
                                asked, found, NOT_FOUND, (item, account) -> delete(account, admins, acts))))
                .call(() -> aftermath.of(origin, acts))
                .call(() -> accounts.delete(ALL, AccountFields.ids(acts.deleted())));
    }

    private static Result<UserView> delete(Account account, Admins admins, Acts acts) {
        if (account.isActiveAdmin() && !admins.loseOne()) {
            return Result.failed(Problem.of(ProblemType.LAST_ADMIN));
        }
        acts.delete(account);
        return Result.done(account.view());
    }

    private Uni<List<Account>> found(List<? extends Targeted> asked) {
        var ids = AccountRepository.valid(Targeted.ids(asked));
        return accounts.update(ALL, AccountFields.ids(ids), account -> {});
    }

    private static List<Account> goodOf(List<Result<Account>> results) {
        return results.stream()
                .<Account>mapMulti((result, good) -> {
                    if (result instanceof Result.Done<Account>(var account)) {
                        good.accept(account);
                    }
                })
                .toList();
    }

    /** @return the accounts as they are seen, with the versions that writing the rows gives them */
    private static Uni<List<Result<UserView>>> written(List<Result<Account>> changed) {
        return Panache.getSession()
                .chain(Mutiny.Session::flush)
                .map(done -> changed.stream()
                        .map(result -> result.<UserView>map(Account::view))
                        .toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as the table keeps it
    }
}
