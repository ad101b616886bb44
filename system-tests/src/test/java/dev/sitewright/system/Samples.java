package dev.sitewright.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Makes a valid value from a schema and its examples. What must be the caller's own, such as an id, is given by the field's name. */
final class Samples {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ApiDocument document;
    private final Map<String, JsonNode> given;

    /** @param given values by the name of their field */
    Samples(ApiDocument document, Map<String, JsonNode> given) {
        this.document = document;
        this.given = Map.copyOf(given);
    }

    /** @return a value that the schema admits */
    JsonNode of(JsonNode reference) {
        var schema = document.resolve(reference);
        if (schema.has("anyOf")) { // something, or null
            return of(schema.at("/anyOf/0"));
        }
        if (schema.has("properties")) {
            return object(schema);
        }
        return example(schema).orElseGet(() -> byType(schema));
    }

    private ObjectNode object(JsonNode schema) {
        var object = NODES.objectNode();
        schema.path("properties").propertyStream().forEach(field -> {
            var value = given.getOrDefault(field.getKey(), NODES.missingNode());
            if (!value.isMissingNode()) {
                object.set(field.getKey(), value);
            } else if (isRequired(schema, field.getKey()) || hasExample(field.getValue())) {
                object.set(field.getKey(), of(field.getValue()));
            }
        });
        return object;
    }

    private static boolean isRequired(JsonNode schema, String field) {
        return schema.path("required")
                .valueStream()
                .anyMatch(name -> name.asText().equals(field));
    }

    private boolean hasExample(JsonNode field) {
        return example(document.resolve(field)).isPresent();
    }

    /** Annotations hold examples as texts: one for a list is JSON. */
    private static Optional<JsonNode> example(JsonNode schema) {
        var found = Optional.of(schema.at("/examples/0"))
                .or(() -> Optional.of(schema.path("example")))
                .filter(value -> !value.isMissingNode())
                .or(() -> Optional.of(schema.at("/enum/0")).filter(value -> !value.isMissingNode()));
        return found.map(value -> value.isTextual() && !admitsText(schema) ? parse(value.asText()) : value);
    }

    private static boolean admitsText(JsonNode schema) {
        var type = schema.path("type");
        return type.isMissingNode()
                || type.asText().equals("string")
                || type.valueStream().anyMatch(one -> one.asText().equals("string"));
    }

    private static JsonNode parse(String json) {
        try {
            return Door.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an example is no JSON: " + json, e);
        }
    }

    private JsonNode byType(JsonNode schema) {
        var type = schema.path("type").isArray() ? schema.at("/type/0") : schema.path("type");
        return switch (type.asText()) {
            case "array" -> NODES.arrayNode().add(of(schema.path("items")));
            case "boolean" -> NODES.booleanNode(false);
            case "integer", "number" -> NODES.numberNode(schema.path("minimum").asLong(1));
            case "object" -> NODES.objectNode();
            default -> NODES.textNode("text");
        };
    }
}
