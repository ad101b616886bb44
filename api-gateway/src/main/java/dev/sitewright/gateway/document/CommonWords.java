package dev.sitewright.gateway.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Fields and parameters that mean the same wherever they stand. What a resource says itself stays. */
final class CommonWords {
    private static final Map<String, String> FIELDS = Map.of(
            "id", "Its id, unique everywhere and for ever.",
            "createdAt", "When it was created (RFC 3339, UTC).",
            "updatedAt", "When it was last changed (RFC 3339, UTC).",
            "version", "Counts its changes, from 0: what `version` of an item and `If-Match` name.",
            "nextCursor", "Where the next page begins; null on the last.",
            "items", "The items, in order.");
    private static final String INSTANT = "#/components/schemas/Instant";
    private static final Map<String, String> PARAMETERS = Map.of(
            "after", "The number of the last fact that is known: 0 or missing for all.",
            "Last-Event-ID", "The same as `after`, and before it: what a browser sends when it connects again.",
            "types", "Only facts of these types, separated by commas; `chat.*` stands for all that begin so.");

    private CommonWords() {}

    /** Describes the fields of all schemas. */
    static void describe(Components components) {
        Optional.ofNullable(components.getSchemas())
                .orElseGet(Map::of)
                .values()
                .forEach(schema -> Optional.ofNullable(schema.getProperties())
                        .orElseGet(Map::of)
                        .forEach(CommonWords::describe));
        Optional.ofNullable(components.getSchemas()).orElseGet(Map::of).forEach(CommonWords::describeWhole);
    }

    private static void describeWhole(String name, Schema schema) {
        if (schema.getDescription() == null && name.startsWith("PageOf")) {
            schema.setDescription("A page of a list.");
        }
        if (schema.getDescription() == null && INSTANT.endsWith("/" + name)) {
            schema.setDescription("A point in time (RFC 3339, UTC).");
        }
    }

    private static void describe(String name, Schema field) {
        if (INSTANT.equals(field.getRef())) {
            field.ref(null)
                    .type(new ArrayList<>(List.of(Schema.SchemaType.STRING)))
                    .format("date-time")
                    .examples(
                            Optional.ofNullable(field.getExamples()).orElseGet(() -> List.of("2026-11-01T12:00:00Z")));
        }
        var words = FIELDS.get(name);
        if (words != null && field.getDescription() == null && field.getRef() == null) {
            field.setDescription(words);
        }
        if ("nextCursor".equals(name) && field.getExamples() == null) {
            field.setExamples(List.of("q83vEjRWeJAwMTk5"));
        }
    }

    /** Describes an operation's parameters. */
    static void describe(Operation operation) {
        Optional.ofNullable(operation.getParameters()).orElseGet(List::of).forEach(CommonWords::describe);
    }

    private static void describe(Parameter parameter) {
        var words = PARAMETERS.get(parameter.getName() == null ? "" : parameter.getName());
        if (words != null && parameter.getDescription() == null) {
            parameter.setDescription(words);
        }
    }
}
