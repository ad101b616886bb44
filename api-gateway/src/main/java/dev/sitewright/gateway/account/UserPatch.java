package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Role;
import java.util.Optional;

/** What is to be changed about an account, checked; what is empty stays. */
record UserPatch(
        Optional<String> username, Optional<Role> role, Optional<Boolean> disabled, Optional<String> passwordHash) {
    /** @return whether somebody may stop being an active administrator by it, or become one */
    boolean concernsAdmins() {
        return role.isPresent() || disabled.isPresent();
    }
}
