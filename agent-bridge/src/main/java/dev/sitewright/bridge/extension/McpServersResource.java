package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.extension.ExtensionChanges.Shelf;
import dev.sitewright.bridge.extension.McpServerChecks.Asker;
import dev.sitewright.bridge.session.ShellUsers;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.TargetItem;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The MCP servers of a project, for the gateway on behalf of its owner. */
@Path("/internal/v1/projects/{projectId}")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class McpServersResource {
    private final Desk desk;
    private final Instances instances;
    private final McpServerChecks checks;
    private final ShellUsers shellUsers;
    private final Caller caller;

    McpServersResource(Desk desk, Instances instances, McpServerChecks checks, ShellUsers shellUsers, Caller caller) {
        this.desk = desk;
        this.instances = instances;
        this.checks = checks;
        this.shellUsers = shellUsers;
        this.caller = caller;
    }

    @GET
    @Path("/mcp-servers")
    public Uni<PageOf<McpServerView>> list(
            @RestPath String projectId,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String cursor) {
        return desk.list(shelf(projectId), limit, sort, cursor);
    }

    @POST
    @Path("/mcp-servers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> create(
            @RestPath String projectId, @Nullable Many<NewMcpServer> body, @RestQuery @Nullable String mode) {
        var asker = asker();
        return desk.create(shelf(projectId), mode, body, item -> checks.check(item, asker));
    }

    @PATCH
    @Path("/mcp-servers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> patch(
            @RestPath String projectId, @Nullable Many<PatchItem> body, @RestQuery @Nullable String mode) {
        var asker = asker();
        return desk.patch(shelf(projectId), mode, body, item -> checks.check(item, asker));
    }

    @POST
    @Path("/mcp-servers:delete")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> delete(
            @RestPath String projectId, @Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        return desk.delete(shelf(projectId), mode, body);
    }

    @GET
    @Path("/mcp-servers/{id}")
    public Uni<RestResponse<McpServerView>> get(
            @RestPath String projectId,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return desk.get(shelf(projectId), id, ifNoneMatch);
    }

    @PATCH
    @Path("/mcp-servers/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patchOne(
            @RestPath String projectId,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var asker = asker();
        return desk.patchOne(shelf(projectId), id, ifMatch, patch, item -> checks.check(item, asker));
    }

    @DELETE
    @Path("/mcp-servers/{id}")
    public Uni<RestResponse<String>> deleteOne(
            @RestPath String projectId,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return desk.deleteOne(shelf(projectId), id, ifMatch);
    }

    @GET
    @Path("/mcp-servers/{id}/check")
    public Uni<Probe.Found> check(@RestPath String projectId, @RestPath String id) {
        var owner = caller.id();
        return desk.require(shelf(projectId), id).chain(one -> instances.mcpServer(projectId, owner, one.name()));
    }

    private Asker asker() {
        return new Asker(caller.isAdmin(), shellUsers.mayRun(caller.isAdmin()));
    }

    private Shelf<McpServerView> shelf(String projectId) {
        return new Shelf<>(new Area(Kind.MCP_SERVER, projectId, caller.id()), McpServerView::of);
    }
}
