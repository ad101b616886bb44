package dev.sitewright.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sitewright.system.People.Person;
import dev.sitewright.system.Things.Thing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Makes valid requests from what the document says, about things that are there. */
final class Calls {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final ApiDocument document;
    private final Things things;

    Calls(ApiDocument document, Things things) {
        this.document = document;
        this.things = things;
    }

    /** @return a valid request of nobody yet, about something of this person's that was just made for it */
    Door.Request request(ApiOperation operation, Person owner) {
        var thing = operation.hasTarget() && !operation.isOpen()
                ? Optional.of(things.make(operation, owner))
                : Optional.<Thing>empty();
        var headers = new TreeMap<String, String>();
        operation.body().ifPresent(schema -> headers.put("Content-Type", "application/json"));
        if (operation.takes("If-Match")) {
            headers.put("If-Match", "*");
        }
        var body = operation
                .body()
                .map(schema -> new Samples(document, given(operation, thing, owner))
                        .of(schema)
                        .toString())
                .orElse("");
        return new Door.Request(operation.method(), path(operation, thing), headers, body);
    }

    private static String path(ApiOperation operation, Optional<Thing> thing) {
        var path = new String[] {operation.path()};
        thing.ifPresent(made -> made.path().forEach((name, id) -> path[0] = path[0].replace("{" + name + "}", id)));
        path[0] = path[0].replaceFirst("\\{[^}]*}", thing.map(Thing::id).orElse("none"));
        operation.parameters().stream()
                .filter(parameter -> parameter.path("in").asText().equals("path"))
                .forEach(parameter -> path[0] = path[0].replace(
                        "{" + parameter.path("name").asText() + "}", encoded(parameter))); // a part of the thing
        var query = operation.parameters().stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .filter(parameter -> parameter.path("required").asBoolean() || isFormat(parameter))
                .map(parameter -> parameter.path("name").asText() + "=" + encoded(parameter))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path[0] : path[0] + "?" + query;
    }

    /** Where there is a choice, JSON is asked for: it ends. */
    private static boolean isFormat(JsonNode parameter) {
        return parameter.path("name").asText().equals("format");
    }

    private static String encoded(JsonNode parameter) {
        var value = isFormat(parameter)
                ? "json"
                : parameter
                        .path("example")
                        .asText(parameter.at("/schema/examples/0").asText());
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What must be unique, or must be what it is about, or must be true. */
    private static Map<String, JsonNode> given(ApiOperation operation, Optional<Thing> thing, Person owner) {
        var unique = "made-" + NAMES.incrementAndGet();
        var given = new HashMap<String, JsonNode>(Map.of(
                "username", NODES.textNode(unique),
                "expiresAt",
                        NODES.textNode(Instant.now().plus(Duration.ofDays(1)).toString()),
                "name", NODES.textNode(unique),
                "slug", NODES.textNode(unique),
                "password", NODES.textNode(People.PASSWORD),
                "current", NODES.textNode(People.PASSWORD)));
        if (operation.isOpen()) { // signing in
            given.put("username", NODES.textNode(owner.name()));
        }
        if (operation.path().startsWith("/api/v1/auth/re")) {
            given.put("refreshToken", owner.post("/auth/token", Map.of()).json().path("refreshToken"));
        }
        thing.ifPresent(found -> given.putAll(found.fields()));
        return given;
    }
}
