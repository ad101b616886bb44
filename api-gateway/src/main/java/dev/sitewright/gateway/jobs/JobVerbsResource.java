package dev.sitewright.gateway.jobs;

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
import org.jspecify.annotations.Nullable;

/** Verbs on many jobs at once; job-worker's, passed on. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("job-worker takes the list, and keeps the key in the transaction of the effect")
@Tag(name = "Jobs")
class JobVerbsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    JobVerbsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/jobs:cancel")
    @RolesAllowed(Scopes.JOBS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "cancelJobs",
            summary = "Cancel jobs",
            description =
                    "Ends 1 to 100 jobs that have not ended: waiting ones at once, running ones as soon as they notice. A version is only compared when it is given, since jobs move on by themselves.")
    @APIResponse(
            responseCode = "200",
            description = "The jobs as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = JobSchemas.Many.class)))
    @APIResponse(responseCode = "409", description = "`job-wrong-state`: it has ended, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> cancelJobs(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = JobSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/jobs:cancel", body, request);
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/jobs:retry")
    @RolesAllowed(Scopes.JOBS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retryJobs",
            summary = "Retry jobs",
            description = "Takes 1 to 100 discarded or cancelled jobs up again, with all their attempts.")
    @APIResponse(
            responseCode = "200",
            description = "The jobs as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = JobSchemas.Many.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`job-wrong-state`, `job-key-taken`: another job of its kind and key is active, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> retryJobs(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = JobSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/jobs:retry", body, request);
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/jobs:run-now")
    @RolesAllowed(Scopes.JOBS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "runJobsNow",
            summary = "Run jobs now",
            description = "Lets 1 to 100 jobs that wait for a time run at once.")
    @APIResponse(
            responseCode = "200",
            description = "The jobs as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = JobSchemas.Many.class)))
    @APIResponse(
            responseCode = "409",
            description = "`job-wrong-state`: it waits for no time, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> runJobsNow(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = JobSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/jobs:run-now", body, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/jobs:delete")
    @RolesAllowed(Scopes.JOBS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteJobs",
            summary = "Delete jobs",
            description = "Forgets 1 to 100 ended jobs, with their logs.")
    @APIResponse(
            responseCode = "200",
            description = "The jobs as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = JobSchemas.Many.class)))
    @APIResponse(
            responseCode = "409",
            description = "`job-wrong-state`: it has not ended, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> deleteJobs(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = JobSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/jobs:delete", body, request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.JOBS, path, body, request, SignedIn.of(identity));
    }
}
