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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What models used, and caps on it, for the gateway on behalf of people. */
@Path("/internal/v1")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class UsageResource {
    private static final Operation PATCH = new Operation("budgets.patch", 200);

    private final Usages usages;
    private final Budgets budgets;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    UsageResource(Usages usages, Budgets budgets, Changes changes, Origins origins, Caller caller) {
        this.usages = usages;
        this.budgets = budgets;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    /** What a person used. */
    record OfUser(List<Used> projects) {}

    @GET
    @Path("/agent-usage")
    public Uni<OfUser> ofUser() {
        return usages.byProject(caller.id()).map(OfUser::new);
    }

    @GET
    @Path("/agent-budget")
    public Uni<RestResponse<Budget>> ownBudget(@RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return budgets.of(caller.id(), caller.id()).map(found -> Tagged.response(found, ifNoneMatch));
    }

    @PATCH
    @Path("/agent-budget")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patchOwnBudget(
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(
                PATCH, caller.id(), ifMatch, patch, BudgetPatch::check, asked -> budgets.patch(origin, asked));
    }
}
