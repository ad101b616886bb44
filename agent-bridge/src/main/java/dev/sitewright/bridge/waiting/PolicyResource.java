package dev.sitewright.bridge.waiting;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the agent of a project may do, for the gateway on behalf of its owner. */
@Path("/internal/v1/projects/{projectId}/agent-policy")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class PolicyResource {
    private static final Operation PATCH = new Operation("agent-policy.patch", 200);

    private final Policies policies;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    PolicyResource(Policies policies, Changes changes, Origins origins, Caller caller) {
        this.policies = policies;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    @GET
    public Uni<RestResponse<Policy>> get(
            @RestPath String projectId, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return policies.of(projectId, caller.id()).map(policy -> Tagged.response(policy, ifNoneMatch));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patch(
            @RestPath String projectId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(
                PATCH, projectId, ifMatch, patch, PolicyPatch::check, asked -> policies.patch(origin, asked));
    }
}
