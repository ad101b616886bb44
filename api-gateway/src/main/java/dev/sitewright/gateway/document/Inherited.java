package dev.sitewright.gateway.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * A schema that has all fields of another and more is described once, by {@code allOf}, and told whole: clients that are made from the
 * document would get a type inside of a type.
 */
final class Inherited {
    private Inherited() {}

    static void tellWhole(Components components) {
        var schemas = Optional.ofNullable(components.getSchemas()).orElseGet(Map::of);
        schemas.values().stream()
                .filter(schema -> schema.getAllOf() != null)
                .forEach(schema -> tellWhole(schema, schemas));
    }

    private static void tellWhole(Schema schema, Map<String, Schema> schemas) {
        var properties = new LinkedHashMap<String, Schema>();
        var required = new LinkedHashSet<String>();
        var parts = new ArrayList<Schema>();
        for (var part : schema.getAllOf()) {
            var ref = part.getRef();
            parts.add(ref == null ? part : schemas.get(ref.substring(ref.lastIndexOf('/') + 1)));
        }
        parts.add(schema);
        for (var part : parts) {
            properties.putAll(Optional.ofNullable(part.getProperties()).orElseGet(Map::of));
            required.addAll(Optional.ofNullable(part.getRequired()).orElseGet(List::of));
        }
        schema.setAllOf(null);
        schema.setProperties(properties);
        schema.setRequired(List.copyOf(required));
    }
}
