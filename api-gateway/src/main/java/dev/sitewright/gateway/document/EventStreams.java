package dev.sitewright.gateway.document;

import dev.sitewright.platform.problem.ProblemType;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What all streams of the event log have in common: a page of JSON beside the stream, and what is refused before it begins. */
final class EventStreams {
    private static final String PAGE = "#/components/schemas/EventPage";
    private static final int MOST = 1000;
    private static final int USUAL = 100;

    private EventStreams() {}

    static void complete(Route route, Operation operation) {
        if (!route.path().endsWith("/events") || route.isChange()) {
            return;
        }
        add(operation, "limit", "How many facts a page looks at, at most.", limit());
        add(operation, "format", "`json` for a page of JSON instead of the stream.", format());
        operation.getResponses().addAPIResponse("200", answer());
        refuse(operation, ProblemType.BAD_PARAMETER.status(), "`bad-parameter`: `errors` names which.");
        refuse(
                operation,
                ProblemType.EVENTS_GONE.status(),
                "`events-gone`: a page begins before the oldest that is kept.");
    }

    private static APIResponse answer() {
        return OASFactory.createAPIResponse()
                .description("The stream, or the page.")
                .content(OASFactory.createContent() // the first is what generated clients take for the answer's type
                        .addMediaType(
                                MediaType.APPLICATION_JSON,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PAGE)))
                        .addMediaType(
                                MediaType.SERVER_SENT_EVENTS,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema()
                                                .type(List.of(Schema.SchemaType.STRING))
                                                .description("Events as the HTML standard says."))));
    }

    private static Schema format() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)).enumeration(List.of("json", "sse"));
    }

    private static Schema limit() {
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.INTEGER))
                .minimum(java.math.BigDecimal.ONE)
                .maximum(java.math.BigDecimal.valueOf(MOST))
                .defaultValue(USUAL);
    }

    private static void add(Operation operation, String name, String description, Schema schema) {
        // Before the others: clients that are made from the document have arguments in this order.
        var parameters =
                new ArrayList<>(Optional.ofNullable(operation.getParameters()).orElseGet(List::of));
        parameters.addFirst(OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(description)
                .schema(schema));
        operation.setParameters(parameters);
    }

    private static void refuse(Operation operation, int status, String description) {
        var code = String.valueOf(status);
        if (!operation.getResponses().hasAPIResponse(code)) {
            operation
                    .getResponses()
                    .addAPIResponse(code, OASFactory.createAPIResponse().description(description));
        }
    }
}
