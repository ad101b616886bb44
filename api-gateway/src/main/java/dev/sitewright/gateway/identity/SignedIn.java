package dev.sitewright.gateway.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person behind a request.
 *
 * @param userId who it is
 * @param groups their roles, by wire name; not cut down by the credential
 * @param scopes what the credential may be used for
 * @param credential with what they prove it
 */
public record SignedIn(String userId, Set<String> groups, Set<String> scopes, Credential credential) {
    private static final String ATTRIBUTE = "sitewright.signed-in";

    /** A person with all that their role allows. */
    public static SignedIn of(String userId, Role role, Credential credential) {
        return new SignedIn(userId, role.groups(), role.scopes(), credential);
    }

    /** @return the person behind an identity; fails with {@link UnauthorizedException} when it is nobody's, or a service's */
    public static SignedIn of(SecurityIdentity identity) {
        @Nullable SignedIn person = identity.getAttribute(ATTRIBUTE);
        if (person == null) {
            throw new UnauthorizedException();
        }
        return person;
    }

    /** @return whether a person is behind an identity; nobody is, or a service, when not */
    public static boolean isBehind(SecurityIdentity identity) {
        return identity.getAttribute(ATTRIBUTE) != null;
    }

    /** @return the same person, with no more than these scopes */
    public SignedIn limitedTo(Set<String> allowed) {
        var both = new HashSet<>(scopes);
        both.retainAll(allowed);
        return new SignedIn(userId, groups, Set.copyOf(both), credential);
    }

    /**
     * Says in which roles a credential speaks to other services, which know no scopes: an administrator's token that may not do what
     * administrators do speaks as anybody's.
     *
     * @param change whether something is to be changed
     */
    public Set<String> groupsFor(boolean change) {
        var needed = change ? Scopes.ADMIN_WRITE : Scopes.ADMIN_READ;
        return scopes.contains(needed) ? groups : Role.USER.groups();
    }

    /** @return the identity whose roles are the scopes, for {@code @RolesAllowed} */
    public SecurityIdentity toIdentity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(userId))
                .addRoles(scopes)
                .addAttribute(ATTRIBUTE, this)
                .build();
    }
}
