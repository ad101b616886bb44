package dev.sitewright.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An operation as the document describes it.
 *
 * @param method in capital letters
 * @param path with {@code {name}} for what differs
 */
record ApiOperation(ApiDocument document, String method, String path, JsonNode node) {
    /** @return its name */
    String id() {
        return node.path("operationId").asText();
    }

    /** @return the scopes any of which its caller needs; empty when it is open to everybody */
    Set<String> scopes() {
        var found = new TreeSet<String>();
        node.path("security").forEach(way -> way.forEach(scopes -> scopes.forEach(scope -> found.add(scope.asText()))));
        return found;
    }

    boolean isOpen() {
        return scopes().isEmpty();
    }

    boolean isForAdministrators() {
        return !isOpen() && scopes().stream().allMatch(scope -> scope.startsWith("admin:"));
    }

    /** @return whether administrators may use it for things of others */
    boolean reachesOthers() {
        return scopes().stream().anyMatch(scope -> scope.startsWith("admin:"));
    }

    boolean isChange() {
        return !method.equals("GET");
    }

    /** @return the parameters, resolved */
    List<JsonNode> parameters() {
        return node.path("parameters").valueStream().map(document::resolve).toList();
    }

    /** @return whether it takes a parameter of that name */
    boolean takes(String name) {
        return parameters().stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals(name));
    }

    /** @return the schema of its JSON body */
    Optional<JsonNode> body() {
        return Optional.of(document.resolve(node.path("requestBody")).at("/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode());
    }

    /** @return whether its body names resources by their ids */
    boolean namesTargets() {
        return body().map(document::resolve)
                .map(schema -> document.resolve(schema.at("/properties/items/items")))
                .map(item -> item.path("properties"))
                .filter(fields -> fields.has("id") && fields.has("version"))
                .isPresent();
    }

    /** @return whether it is about one thing or things that belong to somebody */
    boolean hasTarget() {
        return path.contains("{") || namesTargets();
    }

    /** @return what it is about: the first part of its path */
    String collection() {
        return path.replaceFirst("^/api/v1/", "").split("[/:{]", 2)[0];
    }

    /** @return what the document says of an answer, if it knows that status */
    Optional<JsonNode> response(int status) {
        return Optional.of(document.resolve(node.path("responses").path(String.valueOf(status))))
                .filter(response -> !response.isMissingNode());
    }

    /** @return whether its answer is a stream that never ends, and nothing else */
    boolean isStreamOnly() {
        var content = response(200).map(ok -> ok.path("content"));
        return content.filter(all -> all.has("text/event-stream") && all.size() == 1)
                .isPresent();
    }

    /** @return what is wrong with an answer, one sentence each */
    List<String> faults(Door.Answer answer) {
        var response = response(answer.status());
        if (response.isEmpty()) {
            return List.of("the document knows no answer " + answer.status());
        }
        var content = response.get().path("content");
        if (content.isEmpty()) {
            return answer.text().isEmpty() ? List.of() : List.of("there is a body");
        }
        var media = content.path(answer.mediaType());
        if (media.isMissingNode()) {
            return List.of("the document knows no " + answer.mediaType() + " with " + answer.status());
        }
        return answer.mediaType().endsWith("json") ? document.faults(media.path("schema"), answer.json()) : List.of();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
