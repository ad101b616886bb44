package dev.sitewright.contracts;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON Schema (draft 7, as AsyncAPI takes it) of records, from what they are made of. */
final class Schemas {
    private static final Map<Class<?>, Map<String, Object>> SIMPLE = Map.of(
            String.class, Map.of("type", "string"),
            int.class, Map.of("type", "integer", "format", "int32"),
            long.class, Map.of("type", "integer", "format", "int64"),
            double.class, Map.of("type", "number"),
            boolean.class, Map.of("type", "boolean"),
            Instant.class, Map.of("type", "string", "format", "date-time"),
            Object.class, Map.of(),
            Map.class, Map.of("type", "object"));

    private final Words words;

    Schemas(Words words) {
        this.words = words;
    }

    Map<String, Object> of(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        Stream.of(type.getRecordComponents()).forEach(field -> properties.put(field.getName(), field(type, field)));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        return schema;
    }

    private Map<String, Object> field(Class<?> type, RecordComponent field) {
        var schema = new LinkedHashMap<>(of(field.getAnnotatedType()));
        var said = words.of(type, field.getName());
        if (!said.isEmpty()) {
            schema.put("description", said);
        }
        return schema;
    }

    private Map<String, Object> of(AnnotatedType type) {
        var schema = new LinkedHashMap<>(ofBare(type));
        if (type.isAnnotationPresent(Nullable.class) && schema.containsKey("type")) {
            schema.put("type", new ArrayList<>(List.of(schema.get("type"), "null")));
        }
        return schema;
    }

    private Map<String, Object> ofBare(AnnotatedType type) {
        var known = SIMPLE.get(raw(type.getType()));
        if (known != null) {
            return new TreeMap<>(known);
        }
        if (raw(type.getType()) == List.class && type instanceof AnnotatedParameterizedType list) {
            return new TreeMap<>(Map.of("type", "array", "items", of(list.getAnnotatedActualTypeArguments()[0])));
        }
        return of(raw(type.getType()));
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType made ? made.getRawType() : type);
    }
}
