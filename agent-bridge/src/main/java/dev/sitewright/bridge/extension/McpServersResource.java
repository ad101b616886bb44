package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.extension.ExtensionChanges.Shelf;
import dev.sitewright.bridge.extension.McpServerChecks.Asker;
import dev.sitewright.bridge.session.ShellUsers;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.Tagged;
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
import java.util.List;
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
    private static final Operation CREATE = Operation.withSecret("mcp-servers.create", 201);
    private static final Operation PATCH = Operation.withSecret("mcp-servers.patch", 200);
    private static final Operation DELETE = new Operation("mcp-servers.delete", 200);

    private final Extensions extensions;
    private final ExtensionChanges changed;
    private final Instances instances;
    private final McpServerChecks checks;
    private final ShellUsers shellUsers;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    McpServersResource(
            Extensions extensions,
            ExtensionChanges changed,
            Instances instances,
            McpServerChecks checks,
            ShellUsers shellUsers,
            Changes changes,
            Origins origins,
            Caller caller) {
        this.extensions = extensions;
        this.changed = changed;
        this.instances = instances;
        this.checks = checks;
        this.shellUsers = shellUsers;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    @GET
    @Path("/mcp-servers")
    public Uni<PageOf<McpServerView>> list(
            @RestPath String projectId,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String cursor) {
        var asked = Extensions.listing(Kind.MCP_SERVER).ask(limit, sort, cursor, List.of(caller.id(), projectId));
        return extensions.list(area(projectId), asked.page()).map(found -> asked.answer(found, McpServerView::of));
    }

    @POST
    @Path("/mcp-servers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> create(
            @RestPath String projectId, @Nullable Many<NewMcpServer> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        var shelf = shelf(projectId);
        var asker = asker();
        return changes.create(
                CREATE, mode, body, item -> checks.check(item, asker), asked -> changed.create(origin, shelf, asked));
    }

    @PATCH
    @Path("/mcp-servers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> patch(
            @RestPath String projectId, @Nullable Many<PatchItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        var shelf = shelf(projectId);
        var asker = asker();
        return changes.patch(
                PATCH, mode, body, item -> checks.check(item, asker), asked -> changed.patch(origin, shelf, asked));
    }

    @POST
    @Path("/mcp-servers:delete")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> delete(
            @RestPath String projectId, @Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        var shelf = shelf(projectId);
        return changes.targets(DELETE, mode, body, asked -> changed.delete(origin, shelf, asked));
    }

    @GET
    @Path("/mcp-servers/{id}")
    public Uni<RestResponse<McpServerView>> get(
            @RestPath String projectId,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return extensions.require(area(projectId), id).map(one -> Tagged.response(McpServerView.of(one), ifNoneMatch));
    }

    @PATCH
    @Path("/mcp-servers/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patchOne(
            @RestPath String projectId,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var origin = origins.current();
        var shelf = shelf(projectId);
        var asker = asker();
        return changes.patchOne(
                PATCH,
                id,
                ifMatch,
                patch,
                item -> checks.check(item, asker),
                asked -> changed.patch(origin, shelf, asked));
    }

    @DELETE
    @Path("/mcp-servers/{id}")
    public Uni<RestResponse<String>> deleteOne(
            @RestPath String projectId,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var origin = origins.current();
        var shelf = shelf(projectId);
        return changes.targetOne(DELETE, id, ifMatch, asked -> changed.delete(origin, shelf, asked));
    }

    @GET
    @Path("/mcp-servers/{id}/check")
    public Uni<Probe.Found> check(@RestPath String projectId, @RestPath String id) {
        var owner = caller.id();
        return extensions.require(area(projectId), id).chain(one -> instances.mcpServer(projectId, owner, one.name()));
    }

    private Asker asker() {
        return new Asker(caller.isAdmin(), shellUsers.mayRun(caller.isAdmin()));
    }

    private Shelf<McpServerView> shelf(String projectId) {
        return new Shelf<>(area(projectId), McpServerView::of);
    }

    private Area area(String projectId) {
        return new Area(Kind.MCP_SERVER, projectId, caller.id());
    }
}
