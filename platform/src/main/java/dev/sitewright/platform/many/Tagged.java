package dev.sitewright.platform.many;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Answers to {@code GET} of one resource. */
public final class Tagged {
    private Tagged() {}

    /** @return the resource with its entity tag; 304 and no body when the caller has this very version */
    public static <V extends Versioned> RestResponse<V> response(V resource, @Nullable String ifNoneMatch) {
        var tag = Precondition.tag(resource.version());
        var known = ifNoneMatch != null
                && Precondition.Tags.versionsWeakly(ifNoneMatch).contains(resource.version());
        var response =
                known ? ResponseBuilder.<V>create(RestResponse.Status.NOT_MODIFIED) : ResponseBuilder.<V>ok(resource);
        return response.header(HttpHeaders.ETAG, tag).build();
    }
}
