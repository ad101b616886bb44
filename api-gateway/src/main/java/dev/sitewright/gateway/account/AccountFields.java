package dev.sitewright.gateway.account;

import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** By what accounts can be found and sorted. */
final class AccountFields {
    /** Also whose it is: an account is its person's own. */
    static final Field<Account, String> ID = new Field<>("id", String.class, Account::id);

    static final Field<Account, String> USERNAME = new Field<>("username", String.class, Account::username);
    static final Field<Account, String> ROLE =
            new Field<>("role", String.class, account -> account.role().wireName());
    static final Field<Account, Boolean> DISABLED = new Field<>("disabled", Boolean.class, Account::disabled);
    static final Field<Account, Instant> UPDATED_AT = new Field<>("updatedAt", Instant.class, Account::updatedAt);

    /** How administrators list them; ids begin with their time, so they are the order of creation. */
    static final Listing<Account> LISTING = new Listing<>(
            "users", ID, Map.of("createdAt", ID, "username", USERNAME, "updatedAt", UPDATED_AT), "-createdAt");

    private AccountFields() {}

    /** @return those with one of these ids; no ids match nothing */
    static Where<Account> ids(List<String> ids) {
        return new Where.In<>(ID, ids);
    }
}
