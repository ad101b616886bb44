package dev.sitewright.bridge.usage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.usage.Usages.Used;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What models used in a project, and a cap on it, for the gateway on behalf of its owner. */
@Path("/internal/v1/projects/{projectId}")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ProjectUsageResource {
    private static final Operation PATCH = new Operation("budgets.patch", 200);

    private final Usages usages;
    private final Budgets budgets;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    ProjectUsageResource(Usages usages, Budgets budgets, Changes changes, Origins origins, Caller caller) {
        this.usages = usages;
        this.budgets = budgets;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    /** What a project used. */
    record OfProject(List<Used> sessions, List<Used> models) {}

    @GET
    @Path("/usage")
    public Uni<OfProject> ofProject(@RestPath String projectId) {
        var owner = caller.id();
        return usages.bySession(projectId, owner)
                .chain(sessions -> usages.byModel(projectId, owner).map(models -> new OfProject(sessions, models)));
    }

    @GET
    @Path("/budget")
    public Uni<RestResponse<Budget>> budget(
            @RestPath String projectId, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return budgets.of(projectId, caller.id()).map(found -> Tagged.response(found, ifNoneMatch));
    }

    @PATCH
    @Path("/budget")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patchBudget(
            @RestPath String projectId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(
                PATCH, projectId, ifMatch, patch, BudgetPatch::check, asked -> budgets.patch(origin, asked));
    }
}
