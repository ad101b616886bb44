package dev.sitewright.gateway.auth;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;

/**
 * The person behind a request.
 *
 * @param userId who it is
 * @param groups their roles, by wire name
 */
public record SignedIn(String userId, Set<String> groups) {
    /** @return the person; only where the request is known not to be anonymous */
    public static SignedIn of(SecurityIdentity identity) {
        return new SignedIn(identity.getPrincipal().getName(), identity.getRoles());
    }
}
