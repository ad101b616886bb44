package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.password.Passwords;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what was asked for, and finds every fault of an item at once, each with its place. */
final class UserChecks {
    private static final Set<String> ADMINS_CHANGE = Set.of("username", "role", "disabled", "password");
    private static final Set<String> OWN_CHANGE = Set.of("username");
    private static final Set<String> ROLES = Set.of("admin", "user");

    private UserChecks() {}

    /** @return the account that was asked for */
    static Result<NewUser> check(CreateUser item, HashedPasswords passwords) {
        var faults = new Faults();
        var role = Objects.requireNonNullElse(item.role(), "user");
        checkPresent("/username", item.username(), faults);
        Optional.ofNullable(item.username()).ifPresent(name -> checkUsername(name, faults));
        checkPresent("/password", item.password(), faults);
        var hash = passwords.hashOf(item.password());
        Optional.ofNullable(item.password())
                .filter(password -> hash.isEmpty())
                .ifPresent(password -> refusePassword("/password", password, faults));
        checkRole(role, faults);
        return faults.orElse(() -> new NewUser(
                Objects.requireNonNull(item.username()),
                hash.orElseThrow(),
                Role.of(role),
                Boolean.TRUE.equals(item.disabled())));
    }

    /** @return the change that an administrator asks for */
    static Result<UserPatch> check(MergePatch patch, HashedPasswords passwords) {
        var faults = new Faults();
        patch.refuseOthersThan(ADMINS_CHANGE, faults);
        var username = patch.text("username", faults);
        username.ifPresent(name -> checkUsername(name, faults));
        var role = patch.text("role", faults);
        role.ifPresent(name -> checkRole(name, faults));
        var disabled = patch.flag("disabled", faults);
        var password = patch.text("password", faults);
        var hash = password.flatMap(passwords::hashOf);
        password.filter(text -> hash.isEmpty()).ifPresent(text -> refusePassword("/password", text, faults));
        return faults.orElse(() -> new UserPatch(username, role.map(Role::of), disabled, hash));
    }

    /** @return the change that somebody asks for about their own account */
    static Result<UserPatch> checkOwn(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(OWN_CHANGE, faults);
        var username = patch.text("username", faults);
        username.ifPresent(name -> checkUsername(name, faults));
        return faults.orElse(() -> new UserPatch(username, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Notes what is wrong with a password that is not acceptable. */
    static void refusePassword(String place, String password, Faults faults) {
        if (password.length() > Passwords.MAX_LENGTH) {
            faults.add(place, FaultType.TOO_LONG, "has more than " + Passwords.MAX_LENGTH + " characters");
        } else {
            faults.add(place, FaultType.TOO_SHORT, "has less than " + Passwords.MIN_LENGTH + " characters");
        }
    }

    static void checkPresent(String place, @Nullable String text, Faults faults) {
        if (text == null) {
            faults.add(place, FaultType.MISSING, "is missing");
        }
    }

    private static void checkUsername(String name, Faults faults) {
        if (!Usernames.isOne(name)) {
            faults.add("/username", FaultType.WRONG_FORM, Usernames.RULE_IN_WORDS);
        }
    }

    private static void checkRole(String name, Faults faults) {
        if (!ROLES.contains(name)) {
            faults.add("/role", FaultType.UNKNOWN_VALUE, "is neither admin nor user");
        }
    }
}
