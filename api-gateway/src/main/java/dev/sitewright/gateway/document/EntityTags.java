package dev.sitewright.gateway.document;

import static dev.sitewright.gateway.document.CommonHeaders.ETAG;
import static dev.sitewright.gateway.document.CommonHeaders.IF_MATCH;
import static dev.sitewright.gateway.document.CommonHeaders.IF_NONE_MATCH;

import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/** A resource that is changed under {@code If-Match} is shown with its {@code ETag}, and need not be sent again to who has it. */
final class EntityTags {
    private EntityTags() {}

    /** Completes the operations on one resource. */
    static void complete(PathItem item) {
        var versioned = item.getOperations().values().stream()
                .filter(operation -> CommonHeaders.takes(operation, IF_MATCH))
                .toList();
        versioned.forEach(EntityTags::addTag);
        if (!versioned.isEmpty()) {
            Optional.ofNullable(item.getGET()).ifPresent(EntityTags::completeShow);
        }
    }

    private static void completeShow(Operation show) {
        addTag(show);
        if (!CommonHeaders.takes(show, IF_NONE_MATCH)) {
            show.addParameter(CommonHeaders.refTo(IF_NONE_MATCH));
        }
        var unchanged = OASFactory.createAPIResponse().description("It is still what `If-None-Match` names.");
        CommonHeaders.addAlways(unchanged);
        show.getResponses().addAPIResponse("304", unchanged.addHeader(ETAG, CommonHeaders.header(ETAG)));
    }

    private static void addTag(Operation operation) {
        CommonHeaders.eachSuccess(operation).stream()
                .filter(response -> response.getContent() != null)
                .forEach(response -> response.addHeader(ETAG, CommonHeaders.header(ETAG)));
    }
}
