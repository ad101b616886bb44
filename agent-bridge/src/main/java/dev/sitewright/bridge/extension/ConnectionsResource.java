package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.extension.ExtensionChanges.Shelf;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.TargetItem;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
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

/** Connections to providers of models, for the gateway on behalf of people: their own, or the installation's for administrators. */
@Path("/internal/v1")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ConnectionsResource {
    private final Desk desk;
    private final ConnectionChecks checks;
    private final Probe probe;
    private final Caller caller;

    ConnectionsResource(Desk desk, ConnectionChecks checks, Probe probe, Caller caller) {
        this.desk = desk;
        this.checks = checks;
        this.probe = probe;
        this.caller = caller;
    }

    @GET
    @Path("/provider-connections")
    public Uni<PageOf<ConnectionView>> list(
            @RestQuery @Nullable String scope,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String cursor) {
        return desk.list(shelf(scope), limit, sort, cursor);
    }

    @POST
    @Path("/provider-connections")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> create(
            @RestQuery @Nullable String scope, @Nullable Many<NewConnection> body, @RestQuery @Nullable String mode) {
        var admin = caller.isAdmin();
        return desk.create(shelf(scope), mode, body, item -> checks.check(item, admin));
    }

    @PATCH
    @Path("/provider-connections")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> patch(
            @RestQuery @Nullable String scope, @Nullable Many<PatchItem> body, @RestQuery @Nullable String mode) {
        var admin = caller.isAdmin();
        return desk.patch(shelf(scope), mode, body, item -> checks.check(item, admin));
    }

    @POST
    @Path("/provider-connections:delete")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> delete(
            @RestQuery @Nullable String scope, @Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        return desk.delete(shelf(scope), mode, body);
    }

    @GET
    @Path("/provider-connections/{id}")
    public Uni<RestResponse<ConnectionView>> get(
            @RestPath String id,
            @RestQuery @Nullable String scope,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return desk.get(shelf(scope), id, ifNoneMatch);
    }

    @PATCH
    @Path("/provider-connections/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patchOne(
            @RestPath String id,
            @RestQuery @Nullable String scope,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var admin = caller.isAdmin();
        return desk.patchOne(shelf(scope), id, ifMatch, patch, item -> checks.check(item, admin));
    }

    @DELETE
    @Path("/provider-connections/{id}")
    public Uni<RestResponse<String>> deleteOne(
            @RestPath String id,
            @RestQuery @Nullable String scope,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return desk.deleteOne(shelf(scope), id, ifMatch);
    }

    @GET
    @Path("/provider-connections/{id}/check")
    public Uni<Probe.Found> check(@RestPath String id, @RestQuery @Nullable String scope) {
        return desk.require(shelf(scope), id).chain(probe::look);
    }

    private Shelf<ConnectionView> shelf(@Nullable String scope) {
        return new Shelf<>(area(scope), ConnectionView::of);
    }

    private Area area(@Nullable String scope) {
        if (scope == null || scope.equals("own")) {
            return new Area(Kind.CONNECTION, caller.id(), caller.id());
        }
        if (!scope.equals(Area.INSTALLATION)) {
            throw new ProblemException(
                    Problem.invalid(FaultType.UNKNOWN_VALUE.at("?scope", "is neither own nor installation")));
        }
        if (!caller.isAdmin()) {
            throw new ProblemException(Problem.of(ProblemType.NOT_ALLOWED));
        }
        return Area.installation(Kind.CONNECTION);
    }
}
