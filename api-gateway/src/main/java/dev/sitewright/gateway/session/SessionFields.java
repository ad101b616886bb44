package dev.sitewright.gateway.session;

import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** By what sessions can be found and sorted. */
final class SessionFields {
    static final Field<Session, String> ID = new Field<>("id", String.class, Session::id);
    static final Field<Session, String> ACCOUNT = new Field<>("accountId", String.class, Session::accountId);
    static final Field<Session, Instant> LAST_SEEN_AT = new Field<>("lastSeenAt", Instant.class, Session::lastSeenAt);

    /** How people list their sessions; ids begin with their time, so they are the order of creation. */
    static final Listing<Session> LISTING =
            new Listing<>("sessions", ID, Map.of("createdAt", ID, "lastSeenAt", LAST_SEEN_AT), "-createdAt");

    private SessionFields() {}

    /** @return those with one of these ids; no ids match nothing */
    static Where<Session> ids(List<String> ids) {
        return new Where.In<>(ID, ids);
    }
}
