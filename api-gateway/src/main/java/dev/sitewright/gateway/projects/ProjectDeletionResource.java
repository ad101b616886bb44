package dev.sitewright.gateway.projects;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.many.OneAtATime;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The deletion of projects: a verb on the collection, at an address of its own; project-service's, passed on. */
@Path(ProjectsResource.PATH + ":delete")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("project-service takes the list, and keeps the key in the transaction of the effect")
@Tag(name = "Projects")
class ProjectDeletionResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ProjectDeletionResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.WRITE)
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "deleteProjects", summary = "Delete projects", description = """
                    Marks 1 to 100 projects as deleted, which is final: their jobs are cancelled, and a job stops their previews and removes what is
                    theirs. Deleting one again changes nothing.""")
    @APIResponse(
            responseCode = "202",
            description = "The projects, wanted deleted from now on, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Many.class)))
    public Uni<RestResponse<byte[]>> delete(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ProjectSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return proxy.pass(Service.PROJECTS, "/projects:delete", body, request, SignedIn.of(identity));
    }
}
