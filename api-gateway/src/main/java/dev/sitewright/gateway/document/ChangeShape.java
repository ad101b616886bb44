package dev.sitewright.gateway.document;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * What every change of a list, and every change of one thing, takes: the code behind both is the platform's. A {@code POST} about one thing says
 * itself what it takes.
 */
final class ChangeShape {
    private ChangeShape() {}

    /** @return the names of the parameters that its shape brings */
    static List<String> parameters(Route route, Operation operation, Components components) {
        if (!route.isChange()) {
            return List.of();
        }
        if (takesItems(operation, components)) {
            return List.of(CommonHeaders.MODE, CommonHeaders.IDEMPOTENCY_KEY);
        }
        return switch (route.method()) {
            case PATCH, DELETE -> List.of(CommonHeaders.IF_MATCH, CommonHeaders.IDEMPOTENCY_KEY);
            default -> List.of();
        };
    }

    private static boolean takesItems(Operation operation, Components components) {
        return Optional.ofNullable(operation.getRequestBody())
                .map(body -> body.getContent())
                .map(content -> content.getMediaType("application/json"))
                .map(MediaType::getSchema)
                .flatMap(schema -> whole(schema, components))
                .map(Schema::getProperties)
                .filter(fields -> fields.containsKey("items"))
                .isPresent();
    }

    private static Optional<Schema> whole(Schema schema, Components components) {
        var ref = schema.getRef();
        return ref == null
                ? Optional.of(schema)
                : Optional.ofNullable(components.getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1)));
    }
}
