package dev.sitewright.worker.control;

import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.stream.Follow;
import dev.sitewright.platform.stream.FollowParameters;
import dev.sitewright.platform.stream.Frame;
import dev.sitewright.platform.stream.HttpConnection;
import dev.sitewright.platform.stream.SseResponder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A job's log over HTTP: as a stream that goes on while the job does, or as pages of JSON. */
@Path("/internal/v1/jobs/{id}/log")
@RolesAllowed({"admin", "user"})
@OwnJob
class JobLogResource {
    private final EventFollower follower;
    private final SseResponder sse;
    private final JobLog log;

    JobLogResource(EventFollower follower, SseResponder sse, JobLog log) {
        this.follower = follower;
        this.sse = sse;
        this.log = log;
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> follow(
            @RestPath String id, @BeanParam FollowParameters parameters, @Context HttpServerRequest request) {
        var follow = new Follow(id, parameters.position(), parameters.filter(), false, "/api/v1/jobs/" + id);
        return sse.respond(follower.followInBatches(follow, HttpConnection.of(request)), request.response());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> page(
            @RestPath String id,
            @BeanParam FollowParameters parameters,
            @RestQuery
                    @DefaultValue("100")
                    @Min(value = 1, message = "must be 1 or more") @Max(value = 1000, message = "must be 1000 or less") int limit) {
        var after = Optional.ofNullable(parameters.position()).orElse(0L);
        return log.page(id, after, limit).map(lines -> json(lines, after));
    }

    private static String json(List<Frame.Fact> lines, long after) {
        var next = lines.isEmpty() ? after : lines.getLast().number();
        return lines.stream()
                .map(Frame.Fact::json)
                .collect(Collectors.joining(",", "{\"items\":[", "],\"next\":" + next + "}"));
    }
}
