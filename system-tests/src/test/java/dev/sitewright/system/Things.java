package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sitewright.system.People.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** Makes what operations are about, one of each collection. An operation on a collection that is not here has no valid request. */
final class Things {
    private static final AtomicInteger RULES = new AtomicInteger();
    private static final AtomicInteger SETTINGS = new AtomicInteger();

    private final ApiDocument document;
    private final People people;
    private final Map<String, BiFunction<ApiOperation, Person, Thing>> ways;
    private final AgentThings agents;

    Things(ApiDocument document, People people, RunningSystem system) {
        this.agents = new AgentThings(system);
        this.document = document;
        this.people = people;
        this.ways = Map.ofEntries(
                Map.entry(
                        "projects",
                        (operation, owner) -> agents.isAbout(operation) ? agents.of(operation, owner) : project(owner)),
                Map.entry("provider-connections", (operation, owner) -> connection(owner)),
                Map.entry("sign-ins", (operation, owner) -> signIn()),
                Map.entry("users", (operation, owner) -> user()),
                Map.entry("tokens", (operation, owner) -> token(owner)),
                Map.entry("sessions", (operation, owner) -> session(owner)),
                Map.entry("settings", (operation, owner) -> setting()),
                Map.entry("jobs", this::job),
                Map.entry("schedules", (operation, owner) -> schedule()),
                Map.entry("queue", (operation, owner) -> rule(operation)),
                Map.entry("webhooks", Things::webhook));
    }

    /**
     * Something that is there.
     *
     * @param fields what a request about it says of it, by field
     * @param path what its address says, by name; its id for all others
     */
    record Thing(String id, Map<String, JsonNode> fields, Map<String, String> path) {
        Thing(String id, Map<String, JsonNode> fields) {
            this(id, fields, Map.of());
        }

        /** @return what stands for a name in its address */
        String inPath(String name) {
            return path.getOrDefault(name, id);
        }

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
        var way = ways.get(operation.collection());
        if (way == null) {
            throw new AssertionError("Things does not know how to make one of " + operation.collection());
        }
        return way.apply(operation, owner);
    }

    private Thing project(Person owner) {
        return Thing.of(owner.create("/projects", Map.of("prompt", "Build a page")));
    }

    private static Thing connection(Person owner) {
        var endpoint = Map.of(
                "name",
                "sample-" + RULES.incrementAndGet(),
                "baseUrl",
                "https://llm.example.com/v1",
                "models",
                List.of("large"));
        return Thing.of(owner.create("/provider-connections", endpoint));
    }

    /** Nobody's: signing in needs a provider in the internet. */
    private static Thing signIn() {
        return new Thing("sgn_" + "0".repeat(32), Map.of());
    }

    private Thing user() {
        return Thing.of(people.admin().get("/users/" + people.somebody().id()).json());
    }

    private Thing token(Person owner) {
        return Thing.of(owner.create("/tokens", Map.of("name", "A program", "scopes", List.of("projects:read"))));
    }

    /** Where nobody listens: what is sent there waits for its next attempt. */
    private static Thing webhook(ApiOperation operation, Person owner) {
        var webhook = owner.create("/webhooks", Map.of("url", "https://sitewright.invalid/", "types", List.of("*")));
        var thing = Thing.of(webhook);
        if (!operation.path().contains("{deliveryId}")) {
            return thing;
        }
        var ping = owner.post("/webhooks/" + thing.id() + "/ping", Map.of());
        assertThat(ping.status()).as(ping.text()).isEqualTo(202);
        return new Thing(
                thing.id(),
                thing.fields(),
                Map.of("deliveryId", ping.json().path("id").asText()));
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

    /**
     * With another value than it has: the same again would change nothing. Another one each time, since settings are everybody's: who changes the
     * same one at the same time is refused.
     */
    private Thing setting() {
        var all = people.admin().get("/settings").json().path("items");
        var setting = all.get(SETTINGS.getAndIncrement() % all.size());
        var value = setting.path("value").asInt();
        var fields = new HashMap<>(Thing.of(setting).fields());
        fields.put("value", IntNode.valueOf(value < setting.path("maximum").asInt() ? value + 1 : value - 1));
        return new Thing(setting.path("id").asText(), fields);
    }

    /** The first job of a new project. It waits for ever; what works on jobs that have ended is given one that was cancelled. */
    private Thing job(ApiOperation operation, Person owner) {
        var jobs = "/jobs?projectId=" + project(owner).id();
        Wait.until("a job", () -> owner.get(jobs).json().path("items").size() > 0, () -> "none");
        var id = owner.get(jobs).json().at("/items/0/id").asText();
        if (operation.path().endsWith("retry") || operation.id().startsWith("delete")) {
            var cancel = new Door.Request("POST", "/api/v1/jobs/" + id + "/cancel", Map.of("If-Match", "*"), "");
            var answer = owner.door().send(cancel.with(owner.credential()));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
        return Thing.of(owner.get("/jobs/" + id).json());
    }

    private Thing schedule() {
        var item = Map.of(
                "name",
                "sample-" + RULES.incrementAndGet(),
                "kind",
                "runtime.down",
                "args",
                Map.of("projectId", "prj_0199c6a01f2e7000a1b2c3d4e5f60718"),
                "cron",
                "0 3 * * *");
        return Thing.of(people.admin().create("/schedules", item));
    }

    /** A limit or a pause of the queue, made from the document's own example. */
    private Thing rule(ApiOperation operation) {
        var path = operation.path().replaceFirst("^/api/v1(.*):delete$", "$1");
        var example = new Samples(document, Map.of("kind", TextNode.valueOf("sample.kind-" + RULES.incrementAndGet())));
        var making = document.operations().stream()
                .filter(other -> other.toString().equals("POST /api/v1" + path))
                .findFirst()
                .orElseThrow();
        var answer = people.admin().post(path, example.of(making.body().orElseThrow()));
        assertThat(answer.status()).as("%s %s", path, answer).isLessThan(300);
        return Thing.of(answer.json().at("/items/0"));
    }
}
