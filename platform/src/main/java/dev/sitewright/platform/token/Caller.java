package dev.sitewright.platform.token;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who makes the current request, whichever way they proved it. */
@RequestScoped
public class Caller {
    static final String SERVICE_PREFIX = "service:";
    static final String SERVICE_GROUP = "service";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @return the user's id, or {@code service:<name>} */
    public String id() {
        return identity.getPrincipal().getName();
    }

    /** @return whether a service speaks for itself */
    public boolean isService() {
        return identity.hasRole(SERVICE_GROUP);
    }

    /** @return whether the person is an administrator */
    public boolean isAdmin() {
        return identity.hasRole("admin");
    }
}
