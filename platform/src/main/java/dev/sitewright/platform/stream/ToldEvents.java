package dev.sitewright.platform.stream;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jboss.resteasy.reactive.RestPath;

/**
 * What a service has told about a project or a person, as a stream that is resumed from any number. The service says where;
 * only services of this house are let in.
 */
public abstract class ToldEvents {
    private final EventFollower follower;
    private final SseResponder sse;

    /** Over the service's {@link ToldLog}. */
    protected ToldEvents(EventFollower follower, SseResponder sse) {
        this.follower = follower;
        this.sse = sse;
    }

    /** @return the subject's facts, first those that are kept, then as they happen */
    @GET
    @RolesAllowed("service")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> follow(
            @RestPath String subject, @BeanParam FollowParameters parameters, @Context HttpServerRequest request) {
        var link = "/internal/v1/subjects/" + subject;
        var follow = new Follow(subject, parameters.position(), parameters.filter(), false, link);
        return sse.respond(follower.followInBatches(follow, HttpConnection.of(request)), request.response());
    }
}
