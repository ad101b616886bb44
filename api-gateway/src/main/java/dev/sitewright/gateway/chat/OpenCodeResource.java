package dev.sitewright.gateway.chat;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.gateway.projects.OwnProject;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.many.OneAtATime;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
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
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** OpenCode's own API within one project, so that its SDK works here; agent-bridge decides what passes. Documented by OpenCode. */
@Path("/api/v1/projects/{projectId}/opencode")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@OneAtATime("it is OpenCode's own interface, which knows no keys and no lists")
class OpenCodeResource {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");

    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    OpenCodeResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @Path("/event")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<String> events(@RestPath String projectId, @Context HttpServerRequest request) {
        return proxy.stream(Service.AGENT, at(projectId, "event"), request, SignedIn.of(identity));
    }

    @GET
    @Path("/{rest:.+}")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> get(
            @RestPath String projectId, @RestPath String rest, @Context HttpServerRequest request) {
        return pass(projectId, rest, null, request);
    }

    @POST
    @Counted(CallClass.PROMPT)
    @Path("/{rest:.+}")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> post(
            @RestPath String projectId,
            @RestPath String rest,
            byte @Nullable [] body,
            @Context HttpServerRequest request) {
        return pass(projectId, rest, body, request);
    }

    @PATCH
    @Path("/{rest:.+}")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> patch(
            @RestPath String projectId,
            @RestPath String rest,
            byte @Nullable [] body,
            @Context HttpServerRequest request) {
        return pass(projectId, rest, body, request);
    }

    @DELETE
    @Path("/{rest:.+}")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> delete(
            @RestPath String projectId, @RestPath String rest, @Context HttpServerRequest request) {
        return pass(projectId, rest, null, request);
    }

    private Uni<RestResponse<byte[]>> pass(
            String projectId, String rest, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.passLong(Service.AGENT, at(projectId, rest), body, request, SignedIn.of(identity));
    }

    /** OpenCode's addresses are plain words: parts that begin with a dot, escapes and empty parts lead elsewhere. */
    private static String at(String projectId, String rest) {
        if (!PLAIN.matcher(rest).matches()) {
            throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
        }
        return "/projects/" + ChatIds.project(projectId) + "/opencode/" + rest;
    }
}
