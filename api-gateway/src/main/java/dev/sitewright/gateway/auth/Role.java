package dev.sitewright.gateway.auth;

import java.util.Locale;
import java.util.Set;

/** What a person may do. */
enum Role {
    /** Everything, other people's accounts included. */
    ADMIN,
    /** What is their own. */
    USER;

    /** @return its name on the wire and in the database */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the roles that this one includes, by their wire names */
    Set<String> groups() {
        return this == ADMIN ? Set.of("admin", "user") : Set.of("user");
    }

    static Role of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
