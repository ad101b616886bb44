package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.system.People.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody that there is, by what they send to say who they are. */
final class Callers {
    /** What an operation may make of a caller. */
    enum Kind {
        /** Sends nothing. */
        ANONYMOUS,
        /** Sends what is no credential, or none any more, or none for here. */
        REFUSED,
        /** The owner's own token, which is not for this. */
        NARROW,
        /** Whose things are asked for. */
        OWNER,
        /** Somebody else without special rights. */
        STRANGER,
        /** An administrator who owns nothing. */
        ADMIN
    }

    private static final Set<String> OWN =
            Set.of("account:read", "account:write", "projects:read", "projects:write", "jobs:read", "jobs:write");
    /** What may end the credential that asks. */
    private static final Set<String> ABOUT_ONESELF = Set.of("me", "logout", "auth");

    private final People people;
    private final Person owner;
    private final List<Caller> all;
    private final Map<Set<String>, String> narrow = new ConcurrentHashMap<>();

    private Callers(People people, RunningSystem system) {
        this.people = people;
        this.owner = people.somebody();
        var stranger = people.somebody();
        this.all = List.of(
                new Caller("anonymous", Kind.ANONYMOUS, operation -> Map.of()),
                new Caller("user A", Kind.OWNER, operation -> session(operation, owner, "user")),
                new Caller("user B", Kind.STRANGER, operation -> session(operation, stranger, "user")),
                new Caller("admin", Kind.ADMIN, operation -> session(operation, people.admin(), "admin")),
                refused("expired token", expired()),
                refused("revoked token", revoked()),
                refused("wrong audience", Minted.forAnotherService(system, owner.id())),
                new Caller("wrong scope", Kind.NARROW, this::tooNarrow));
    }

    static Callers of(People people, RunningSystem system) {
        return new Callers(people, system);
    }

    /** Somebody. */
    record Caller(String name, Kind kind, java.util.function.Function<ApiOperation, Map<String, String>> credential) {}

    List<Caller> all() {
        return all;
    }

    /** @return user A, whose things are asked for */
    Person owner() {
        return owner;
    }

    private Map<String, String> session(ApiOperation operation, Person usual, String role) {
        var mayEndItself = operation.isChange() && ABOUT_ONESELF.contains(operation.collection());
        return mayEndItself ? people.somebody(role).credential() : usual.credential();
    }

    private static Caller refused(String name, String token) {
        return new Caller(name, Kind.REFUSED, operation -> bearer(token));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private String expired() {
        var token = owner.create(
                        "/tokens",
                        Map.of(
                                "name",
                                "Soon over",
                                "scopes",
                                List.copyOf(OWN),
                                "expiresAt",
                                Instant.now().plusSeconds(2).toString()))
                .path("token")
                .asText();
        Wait.until("the end of a token", () -> statusOfMe(token) == 401, () -> "it is still good");
        return token;
    }

    private String revoked() {
        var made = owner.create("/tokens", Map.of("name", "Over", "scopes", List.copyOf(OWN)));
        assertThat(statusOfMe(made.path("token").asText())).isEqualTo(200);
        var target = Map.of("id", made.path("id"), "version", made.path("version"));
        assertThat(owner.post("/tokens:delete", Map.of("items", List.of(target)))
                        .status())
                .isEqualTo(200);
        return made.path("token").asText();
    }

    private int statusOfMe(String token) {
        return people.door()
                .send(new Door.Request("GET", "/api/v1/me", bearer(token), ""))
                .status();
    }

    /** A token of user A with every scope that A has, but for those of which the operation needs one. */
    private Map<String, String> tooNarrow(ApiOperation operation) {
        var scopes = new TreeSet<>(OWN);
        scopes.removeAll(operation.scopes());
        return bearer(narrow.computeIfAbsent(
                scopes,
                these -> owner.create("/tokens", Map.of("name", "Narrow", "scopes", List.copyOf(these)))
                        .path("token")
                        .asText()));
    }
}
