package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.extension.ExtensionChanges.Shelf;
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

/** Connections to providers of models, for the gateway on behalf of people: their own, or the installation's for administrators. */
@Path("/internal/v1")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ConnectionsResource {
    private static final Operation CREATE = Operation.withSecret("connections.create", 201);
    private static final Operation PATCH = Operation.withSecret("connections.patch", 200);
    private static final Operation DELETE = new Operation("connections.delete", 200);

    private final Extensions extensions;
    private final ExtensionChanges changed;
    private final ConnectionChecks checks;
    private final Probe probe;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    ConnectionsResource(
            Extensions extensions,
            ExtensionChanges changed,
            ConnectionChecks checks,
            Probe probe,
            Changes changes,
            Origins origins,
            Caller caller) {
        this.extensions = extensions;
        this.changed = changed;
        this.checks = checks;
        this.probe = probe;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    @GET
    @Path("/provider-connections")
    public Uni<PageOf<ConnectionView>> list(
            @RestQuery @Nullable String scope,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String cursor) {
        var area = area(scope);
        var asked = Extensions.listing(Kind.CONNECTION).ask(limit, sort, cursor, List.of(area.scopeId()));
        return extensions.list(area, asked.page()).map(found -> asked.answer(found, ConnectionView::of));
    }

    @POST
    @Path("/provider-connections")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> create(
            @RestQuery @Nullable String scope, @Nullable Many<NewConnection> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        var shelf = shelf(scope);
        var admin = caller.isAdmin();
        return changes.create(
                CREATE, mode, body, item -> checks.check(item, admin), asked -> changed.create(origin, shelf, asked));
    }

    @PATCH
    @Path("/provider-connections")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> patch(
            @RestQuery @Nullable String scope, @Nullable Many<PatchItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        var shelf = shelf(scope);
        var admin = caller.isAdmin();
        return changes.patch(
                PATCH, mode, body, item -> checks.check(item, admin), asked -> changed.patch(origin, shelf, asked));
    }

    @POST
    @Path("/provider-connections:delete")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> delete(
            @RestQuery @Nullable String scope, @Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        var shelf = shelf(scope);
        return changes.targets(DELETE, mode, body, asked -> changed.delete(origin, shelf, asked));
    }

    @GET
    @Path("/provider-connections/{id}")
    public Uni<RestResponse<ConnectionView>> get(
            @RestPath String id,
            @RestQuery @Nullable String scope,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return extensions.require(area(scope), id).map(one -> Tagged.response(ConnectionView.of(one), ifNoneMatch));
    }

    @PATCH
    @Path("/provider-connections/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patchOne(
            @RestPath String id,
            @RestQuery @Nullable String scope,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var origin = origins.current();
        var shelf = shelf(scope);
        var admin = caller.isAdmin();
        return changes.patchOne(
                PATCH,
                id,
                ifMatch,
                patch,
                item -> checks.check(item, admin),
                asked -> changed.patch(origin, shelf, asked));
    }

    @DELETE
    @Path("/provider-connections/{id}")
    public Uni<RestResponse<String>> deleteOne(
            @RestPath String id,
            @RestQuery @Nullable String scope,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var origin = origins.current();
        var shelf = shelf(scope);
        return changes.targetOne(DELETE, id, ifMatch, asked -> changed.delete(origin, shelf, asked));
    }

    @GET
    @Path("/provider-connections/{id}/check")
    public Uni<Probe.Found> check(@RestPath String id, @RestQuery @Nullable String scope) {
        return extensions.require(area(scope), id).chain(probe::look);
    }

    private Shelf<ConnectionView> shelf(@Nullable String scope) {
        return new Shelf<>(area(scope), ConnectionView::of);
    }

    private Area area(@Nullable String scope) {
        var id = ConnectionScope.idOf(scope, caller);
        return new Area(Kind.CONNECTION, id, id);
    }
}
