package dev.sitewright.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The API document as it is checked in: what clients know of the API, and nothing else. */
final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private final JsonNode root;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    /** Reads it. */
    static ApiDocument read() {
        try {
            var root = new YAMLMapper().readTree(path().toFile());
            closeObjects(root.at("/components/schemas"));
            return new ApiDocument(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where it lies */
    static Path path() {
        return RunningSystem.root().resolve("api-gateway/openapi.yaml");
    }

    /** An answer with a field that the document does not know is as wrong as one without a field that it promises. */
    private static void closeObjects(JsonNode schemas) {
        schemas.forEach(schema -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
    }

    /** @return every operation, in the order of the document */
    List<ApiOperation> operations() {
        return root.path("paths").propertyStream().flatMap(this::operationsAt).toList();
    }

    private Stream<ApiOperation> operationsAt(Map.Entry<String, JsonNode> path) {
        return path.getValue()
                .propertyStream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .map(entry -> new ApiOperation(
                        this, entry.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), entry.getValue()));
    }

    /** @return what a reference stands for, or the node itself */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(root.at(node.get("$ref").asText().substring(1))) : node;
    }

    /** @return what is wrong with a value, one sentence each */
    List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        return SCHEMAS.getSchema(((ObjectNode) schema.deepCopy()).set("components", root.get("components")));
    }
}
