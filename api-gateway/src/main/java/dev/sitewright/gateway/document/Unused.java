package dev.sitewright.gateway.document;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Removes schemas of Java types that turned up in a signature and that no request or answer has. */
final class Unused {
    private static final String SCHEMAS = "#/components/schemas/";

    private final Components components;
    private final Set<String> used = new HashSet<>();

    private Unused(Components components) {
        this.components = components;
    }

    /** Removes them. */
    static void remove(OpenAPI document, Components components) {
        var search = new Unused(components);
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(Unused::partsOf)
                .forEach(search::markAny);
        components.getResponses().values().stream()
                .map(APIResponse::getContent)
                .map(Unused::schemas)
                .forEach(search::markAny);
        Set.copyOf(components.getSchemas().keySet()).stream()
                .filter(name -> !search.used.contains(name))
                .forEach(components::removeSchema);
    }

    /** @return the names of the schemas that requests have */
    static Set<String> sent(OpenAPI document, Components components) {
        var search = new Unused(components);
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> Stream.ofNullable(operation.getRequestBody()))
                .map(body -> schemas(body.getContent()))
                .forEach(search::markAny);
        return search.used;
    }

    private static Stream<@Nullable Object> partsOf(Operation operation) {
        return Stream.of(
                        Stream.ofNullable(operation.getRequestBody())
                                .map(RequestBody::getContent)
                                .map(Unused::schemas),
                        operation.getResponses().getAPIResponses().values().stream()
                                .map(APIResponse::getContent)
                                .map(Unused::schemas),
                        Stream.ofNullable(operation.getParameters())
                                .flatMap(Collection::stream)
                                .map(Parameter::getSchema))
                .flatMap(parts -> parts);
    }

    private static @Nullable Object schemas(@Nullable Content content) {
        return content == null
                ? null
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .toList();
    }

    private void markAny(@Nullable Object part) {
        switch (part) {
            case Schema schema -> markSchema(schema);
            case Map<?, ?> map -> map.values().forEach(this::markAny);
            case Collection<?> list -> list.forEach(this::markAny);
            case null, default -> {}
        }
    }

    private void markSchema(Schema schema) {
        var ref = schema.getRef();
        if (ref == null) {
            markAny(schema.getAll());
        } else if (ref.startsWith(SCHEMAS) && used.add(ref.substring(SCHEMAS.length()))) {
            markAny(components.getSchemas().get(ref.substring(SCHEMAS.length())));
        }
    }
}
