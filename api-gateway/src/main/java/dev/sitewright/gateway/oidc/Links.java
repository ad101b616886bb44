package dev.sitewright.gateway.oidc;

import dev.sitewright.gateway.account.Account;
import dev.sitewright.gateway.account.Accounts;
import dev.sitewright.gateway.account.Usernames;
import dev.sitewright.gateway.identity.Role;
import dev.sitewright.platform.ids.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which account is whose: by (issuer, subject) alone, since names and e-mail addresses are given to others one day. */
@ApplicationScoped
class Links {
    private static final String LOCK = "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) locked";
    private static final String FIND = "select account_id from oidc_link where issuer = ?1 and subject = ?2";
    private static final String LINK = "insert into oidc_link (issuer, subject, account_id) values (?1, ?2, ?3)";
    private static final int NUMBERED_NAMES = 50;

    private final Accounts accounts;

    Links(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Finds a person's account, or opens one, in the current transaction; of two browsers of one new person, the second waits.
     *
     * @param register whether to open one
     * @return the account; fails with {@link OidcException}, also when it is disabled
     */
    Uni<Account> accountOf(Person person, boolean register, String address) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter(1, "oidc " + person.issuer() + "\n" + person.subject())
                        .getSingleResult())
                .chain(session -> session.createNativeQuery(FIND, String.class)
                        .setParameter(1, person.issuer())
                        .setParameter(2, person.subject())
                        .getSingleResultOrNull()
                        .chain(id -> id == null
                                ? opened(session, person, register, address)
                                : accounts.admit(id).onItem().ifNull().failWith(Links::disabled)));
    }

    private static OidcException disabled() {
        return new OidcException.NotCompleted("the account is disabled");
    }

    private Uni<Account> opened(Mutiny.Session session, Person person, boolean register, String address) {
        if (!register) {
            return Uni.createFrom().failure(new OidcException.NoRegistration());
        }
        var candidates = candidates(person);
        return accounts.takenNames(candidates)
                .map(taken -> firstFree(candidates, taken))
                .chain(name -> accounts.open(name, null, Role.USER, address))
                .call(session::flush)
                .call(account -> session.createNativeQuery(LINK)
                        .setParameter(1, person.issuer())
                        .setParameter(2, person.subject())
                        .setParameter(3, account.id())
                        .executeUpdate());
    }

    /** What the provider suggests, as far as it can be a name here; then with numbers. */
    private static List<String> candidates(Person person) {
        var name = person.name().map(Links::cleaned).filter(Usernames::isOne).orElse("user");
        return Stream.concat(
                        Stream.of(name), IntStream.range(2, NUMBERED_NAMES).mapToObj(number -> name + "-" + number))
                .filter(Usernames::isOne)
                .toList();
    }

    private static String cleaned(String suggested) {
        var local = suggested.contains("@") ? suggested.substring(0, suggested.indexOf('@')) : suggested;
        var clean = local.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return clean.length() > NUMBERED_NAMES ? clean.substring(0, NUMBERED_NAMES) : clean;
    }

    private static String firstFree(List<String> candidates, Set<String> taken) {
        return candidates.stream()
                .filter(name -> !taken.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> "user-" + Ids.next("oid").substring("oid_".length()));
    }
}
