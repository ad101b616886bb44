package dev.sitewright.gateway.document;

import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The answer of the partial mode: wherever a list is taken with {@code ?mode=}, one result per item. */
final class PartialResults {
    private static final String SCHEMAS = "#/components/schemas/";

    private PartialResults() {}

    /** Adds 207 to an operation that has two modes. */
    static void describe(Operation operation, Components components) {
        var hasModes = CommonHeaders.takes(operation, CommonHeaders.MODE);
        var said = operation.getResponses().getAPIResponse("207");
        if (!hasModes || (said != null && said.getContent() != null && !isText(said))) {
            return;
        }
        CommonHeaders.eachSuccess(operation).stream()
                .flatMap(answer -> itemOf(answer, components).stream())
                .findFirst()
                .map(item -> answer(item, components))
                .ifPresent(answer -> operation.getResponses().addAPIResponse("207", answer));
    }

    /** A method that returns JSON as a text leaves the document to guess. */
    private static boolean isText(APIResponse answer) {
        return answer.getContent().getMediaTypes().values().stream()
                .map(MediaType::getSchema)
                .anyMatch(schema -> schema != null
                        && schema.getType() != null
                        && schema.getType().contains(SchemaType.STRING));
    }

    private static APIResponse answer(String item, Components components) {
        var result = item + "Result";
        components
                .addSchema(
                        result,
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .description("What came of one item: `item` when it went well, else `problem`.")
                                .addRequired("status")
                                .addProperty(
                                        "status",
                                        OASFactory.createSchema()
                                                .addType(SchemaType.INTEGER)
                                                .description(
                                                        "The status that the item alone would have been answered with.")
                                                .minimum(BigDecimal.valueOf(200))
                                                .maximum(BigDecimal.valueOf(599))
                                                .addExample(200))
                                .addProperty("item", refTo(item))
                                .addProperty("problem", refTo("Problem")))
                .addSchema(
                        result + "s",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .description("What came of each item.")
                                .addRequired("items")
                                .addProperty(
                                        "items",
                                        OASFactory.createSchema()
                                                .addType(SchemaType.ARRAY)
                                                .description(
                                                        "One result per item, in the order of the items; none is left out.")
                                                .items(refTo(result))));
        return OASFactory.createAPIResponse()
                .description("With `?mode=partial`: what came of each item, in their order.")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json", OASFactory.createMediaType().schema(refTo(result + "s"))));
    }

    /** @return the name of the schema of what the list in a successful answer holds */
    private static Optional<String> itemOf(APIResponse answer, Components components) {
        return Optional.ofNullable(answer.getContent())
                .map(content -> content.getMediaType("application/json"))
                .map(type -> type.getSchema())
                .map(schema -> schema.getRef() == null
                        ? schema
                        : components.getSchemas().get(nameOf(schema)))
                .map(Schema::getProperties)
                .map(properties -> properties.get("items"))
                .map(Schema::getItems)
                .filter(items -> items.getRef() != null)
                .map(PartialResults::nameOf);
    }

    private static String nameOf(Schema reference) {
        return reference.getRef().substring(SCHEMAS.length());
    }

    private static Schema refTo(String name) {
        return OASFactory.createSchema().ref(SCHEMAS + name);
    }
}
