package dev.sitewright.bridge.passthrough;

import dev.sitewright.bridge.passthrough.PassThrough.Call;
import dev.sitewright.bridge.session.ShellUsers;
import dev.sitewright.platform.many.OneAtATime;
import dev.sitewright.platform.token.Caller;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** OpenCode's own API within one project, for the gateway on behalf of its owner. */
@Path("/internal/v1/projects/{projectId}/opencode")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("it is OpenCode's own interface, which knows no keys and no lists")
class PassThroughResource {
    private final PassThrough through;
    private final ShellUsers shellUsers;
    private final Caller caller;

    PassThroughResource(PassThrough through, ShellUsers shellUsers, Caller caller) {
        this.through = through;
        this.shellUsers = shellUsers;
        this.caller = caller;
    }

    @GET
    @Path("/event")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<String> events(@RestPath String projectId) {
        return through.events(projectId);
    }

    @GET
    @Path("/{rest:.+}")
    public Uni<RestResponse<String>> get(
            @RestPath String projectId, @RestPath String rest, @Context HttpServerRequest request) {
        return pass(projectId, rest, null, request);
    }

    @POST
    @Path("/{rest:.+}")
    @Consumes(MediaType.WILDCARD)
    public Uni<RestResponse<String>> post(
            @RestPath String projectId,
            @RestPath String rest,
            @Nullable String body,
            @Context HttpServerRequest request) {
        return pass(projectId, rest, body, request);
    }

    @PATCH
    @Path("/{rest:.+}")
    @Consumes(MediaType.WILDCARD)
    public Uni<RestResponse<String>> patch(
            @RestPath String projectId,
            @RestPath String rest,
            @Nullable String body,
            @Context HttpServerRequest request) {
        return pass(projectId, rest, body, request);
    }

    @DELETE
    @Path("/{rest:.+}")
    public Uni<RestResponse<String>> delete(
            @RestPath String projectId, @RestPath String rest, @Context HttpServerRequest request) {
        return pass(projectId, rest, null, request);
    }

    private Uni<RestResponse<String>> pass(
            String projectId, String rest, @Nullable String body, HttpServerRequest request) {
        var query = new HashMap<String, String>();
        new QueryStringDecoder(request.uri())
                .parameters()
                .forEach((name, values) -> query.put(name, values.getFirst()));
        var call = new Call(
                projectId,
                caller.id(),
                request.method().name(),
                "/" + rest,
                query,
                Trees.read(body),
                shellUsers.mayRun(caller.isAdmin()));
        return through.pass(call)
                .map(answer -> ResponseBuilder.<String>create(answer.status())
                        .entity(answer.body())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }
}
