package dev.sitewright.platform.token;

import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the current internal call, as its verified token says. */
@RequestScoped
public class Caller {
    static final String SERVICE_PREFIX = "service:";
    static final String SERVICE_GROUP = "service";

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** @return the user's id, or {@code service:<name>} */
    public String id() {
        return token.getSubject();
    }

    /** @return whether a service speaks for itself */
    public boolean isService() {
        return token.getGroups().contains(SERVICE_GROUP);
    }

    /** @return whether the person is an administrator */
    public boolean isAdmin() {
        return token.getGroups().contains("admin");
    }
}
