package dev.sitewright.gateway.streams;

import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.platform.stream.HttpConnection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Counts every operation that answers with server-sent events, from its beginning to whatever end. */
class StreamFilter {
    private static final int AFTER_OTHER_CHECKS = 9_000;

    private final OpenStreams streams;
    private final SecurityIdentity identity;

    StreamFilter(OpenStreams streams, SecurityIdentity identity) {
        this.streams = streams;
        this.identity = identity;
    }

    @ServerRequestFilter(priority = AFTER_OTHER_CHECKS)
    Uni<@Nullable Response> count(ResourceInfo operation, RoutingContext context, HttpServerRequest http) {
        if (!isStream(operation) || identity.isAnonymous()) {
            return Uni.createFrom().nullItem();
        }
        return streams.open(SignedIn.of(identity), HttpConnection.of(http))
                .invoke(id -> closeWith(context, id))
                .chain(() -> Uni.createFrom().nullItem());
    }

    private void closeWith(RoutingContext context, String id) {
        context.addEndHandler(ended -> streams.close(id));
        if (context.response().closed() || context.response().ended()) { // while it was counted
            streams.close(id);
        }
    }

    private static boolean isStream(ResourceInfo operation) {
        var produces = operation.getResourceMethod().getAnnotation(Produces.class);
        return produces != null && Arrays.asList(produces.value()).contains(MediaType.SERVER_SENT_EVENTS);
    }
}
