package dev.sitewright.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.sitewright.system.People.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes what operations are about, one of each collection. An operation on a collection that is not here has no valid request. */
final class Things {
    private final People people;
    private final Map<String, Function<Person, Thing>> ways;

    Things(People people) {
        this.people = people;
        this.ways = Map.of(
                "projects", this::project,
                "users", owner -> user(),
                "tokens", this::token,
                "sessions", this::session,
                "settings", owner -> setting());
    }

    /**
     * Something that is there.
     *
     * @param fields what a request about it says of it, by field
     */
    record Thing(String id, Map<String, JsonNode> fields) {
        static Thing of(JsonNode view) {
            return new Thing(view.path("id").asText(), Map.of("id", view.path("id"), "version", view.path("version")));
        }
    }

    /** @return whether it is known how to make what an operation is about */
    boolean knows(ApiOperation operation) {
        return ways.containsKey(operation.collection());
    }

    /** @return a new one of the operation's collection, that person's as far as it can be anybody's */
    Thing make(ApiOperation operation, Person owner) {
        return ways.getOrDefault(operation.collection(), nobody -> {
                    throw new AssertionError("Things does not know how to make one of " + operation.collection());
                })
                .apply(owner);
    }

    private Thing project(Person owner) {
        return Thing.of(owner.create("/projects", Map.of("prompt", "Build a page")));
    }

    private Thing user() {
        return Thing.of(people.admin().get("/users/" + people.somebody().id()).json());
    }

    private Thing token(Person owner) {
        return Thing.of(owner.create("/tokens", Map.of("name", "A program", "scopes", List.of("projects:read"))));
    }

    /** The session of another browser, so that the one that asks goes on. */
    private Thing session(Person owner) {
        var other = people.logIn(owner.name());
        return other.get("/sessions")
                .json()
                .path("items")
                .valueStream()
                .filter(session -> session.path("current").asBoolean())
                .map(Thing::of)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session is the current one"));
    }

    /** With another value than it has: the same again would change nothing. */
    private Thing setting() {
        var setting = people.admin().get("/settings").json().at("/items/0");
        var value = setting.path("value").asInt();
        var fields = new HashMap<>(Thing.of(setting).fields());
        fields.put("value", IntNode.valueOf(value < setting.path("maximum").asInt() ? value + 1 : value - 1));
        return new Thing(setting.path("id").asText(), fields);
    }
}
