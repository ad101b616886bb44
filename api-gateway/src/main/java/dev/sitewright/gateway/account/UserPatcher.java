package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * Applies the patches of one request, one after the other.
 *
 * @param takenNames in lower case, as far as they are asked for; grows with those that are given away here
 * @param admins counted and locked when a patch may concern them
 * @param acts what follows
 * @param now the time of the request
 */
record UserPatcher(Set<String> takenNames, Admins admins, Acts acts, Instant now) {
    Result<Account> patch(Patching<UserPatch> asked, Account account) {
        var patch = asked.patch();
        var name = patch.username().orElse(account.username());
        if (!isSameName(name, account) && !takenNames.add(name.toLowerCase(Locale.ROOT))) {
            return Result.failed(usernameTaken());
        }
        var staysAdmin = patch.role().orElse(account.role()) == Role.ADMIN
                && !patch.disabled().orElse(account.disabled());
        if (account.isActiveAdmin() && !staysAdmin && !admins.loseOne()) {
            return Result.failed(Problem.of(ProblemType.LAST_ADMIN));
        }
        if (!account.isActiveAdmin() && staysAdmin) {
            admins.gainOne();
        }
        apply(patch, name, account);
        return Result.done(account);
    }

    private void apply(UserPatch patch, String name, Account account) {
        var before = account.view();
        var wasAdmin = account.role() == Role.ADMIN;
        account.rename(name, now);
        patch.role().ifPresent(role -> account.become(role, now));
        patch.disabled().ifPresent(whether -> account.disable(whether, now));
        patch.passwordHash().ifPresent(hash -> account.changePassword(hash, now));
        var demoted = wasAdmin && account.role() != Role.ADMIN;
        if (account.disabled() || demoted || patch.passwordHash().isPresent()) {
            acts.lockOut(account);
        }
        note(patch, before, account);
    }

    private void note(UserPatch patch, UserView before, Account account) {
        if (!account.view().equals(before)) {
            acts.note(new Audited("user.update", account.id(), account.id(), before, account.view()));
        }
        if (patch.passwordHash().isPresent()) {
            acts.note(new Audited("user.reset-password", account.id(), account.id(), null, null));
        }
    }

    private static boolean isSameName(String name, Account account) {
        return name.toLowerCase(Locale.ROOT).equals(account.username().toLowerCase(Locale.ROOT));
    }

    static Problem usernameTaken() {
        return Problem.of(ProblemType.USERNAME_TAKEN);
    }
}
