package dev.sitewright.gateway.token;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** By what personal tokens can be found and sorted. */
final class TokenFields {
    static final Field<PersonalToken, String> ID = new Field<>("id", String.class, PersonalToken::id);
    static final Field<PersonalToken, String> OWNER = new Field<>("ownerId", String.class, PersonalToken::ownerId);
    private static final Field<PersonalToken, String> NAME = new Field<>("name", String.class, PersonalToken::name);
    private static final Field<PersonalToken, Instant> EXPIRES_AT =
            new Field<>("expiresAt", Instant.class, PersonalToken::expiresAt);

    /** Ids begin with their time, so they are the order of creation. */
    static final Listing<PersonalToken> LISTING =
            new Listing<>("tokens", ID, Map.of("createdAt", ID, "expiresAt", EXPIRES_AT, "name", NAME), "-createdAt");

    private TokenFields() {}

    /** @return those with one of these ids; no ids match nothing */
    static Where<PersonalToken> ids(List<String> ids) {
        return new Where.In<>(
                ID, ids.stream().filter(id -> Ids.isValid("tok", id)).toList());
    }
}
