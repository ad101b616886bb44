package dev.sitewright.gateway.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Says of the records behind schemas what the compiler knows: a part that is not {@code @Nullable} is always there, and one that is may be
 * null. Without it generated clients would take every field for optional. A part that is {@code @Nullable} and said to be required may be null in an
 * answer; in a request it is one that the code reads although it may be missing, to say so itself.
 */
final class Nullability {
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");

    private final Map<String, ClassInfo> records = new HashMap<>();

    Nullability(IndexView index) {
        for (var annotation : index.getAnnotations(SCHEMA)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.CLASS && annotation.value("name") != null) {
                records.put(
                        annotation.value("name").asString(), annotation.target().asClass());
            }
        }
    }

    /** Completes the schemas that are made from a record. */
    void apply(Components components, Set<String> sent) {
        Optional.ofNullable(components.getSchemas()).orElseGet(Map::of).forEach((name, schema) -> {
            var type = records.get(name);
            if (type != null && type.isRecord() && schema.getProperties() != null) {
                type.recordComponents().forEach(part -> apply(part, schema, sent.contains(name)));
            }
        });
    }

    private static void apply(RecordComponentInfo part, Schema schema, boolean isSent) {
        var field = schema.getProperties().get(part.name());
        if (field == null) {
            return;
        }
        var required = new ArrayList<>(Optional.ofNullable(schema.getRequired()).orElseGet(List::of));
        if (!isNullable(part)) {
            if (!required.contains(part.name())) {
                required.add(part.name());
            }
            schema.setRequired(required);
        } else if (!(isSent && required.contains(part.name()))) {
            admitNull(field);
        }
    }

    private static void admitNull(Schema field) {
        if (field.getRef() != null) { // what stands beside a reference holds as well: a null would have to fit both
            var other = OASFactory.createSchema().ref(field.getRef());
            field.ref(null)
                    .type(null)
                    .anyOf(List.of(other, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
        } else if (field.getType() != null && !field.getType().contains(Schema.SchemaType.NULL)) {
            field.addType(Schema.SchemaType.NULL);
        }
    }

    private static boolean isNullable(RecordComponentInfo part) {
        return part.type().hasAnnotation(NULLABLE) || part.hasAnnotation(NULLABLE);
    }
}
