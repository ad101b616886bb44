package dev.sitewright.gateway.identity;

import java.util.Locale;
import java.util.Set;

/** What a person may do. */
public enum Role {
    /** Everything, other people's accounts included. */
    ADMIN,
    /** What is their own. */
    USER;

    /** @return its name on the wire and in the database */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the roles that this one includes, by their wire names: the groups of internal tokens */
    public Set<String> groups() {
        return this == ADMIN ? Set.of("admin", "user") : Set.of("user");
    }

    /** @return what a credential of such a person may be used for at most */
    public Set<String> scopes() {
        return this == ADMIN ? Scopes.ALL : Scopes.OWN;
    }

    /** @return the role of that name; fails when there is none */
    public static Role of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
