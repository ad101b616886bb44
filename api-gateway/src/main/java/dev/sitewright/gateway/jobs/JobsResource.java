package dev.sitewright.gateway.jobs;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.gateway.proxy.ResourceIds;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.many.OneAtATime;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Jobs: job-worker's, passed on. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("job-worker takes the list, and keeps the key in the transaction of the effect")
@Tag(name = "Jobs", description = "The work behind projects: what waits, runs and has ended.")
class JobsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    JobsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Scopes.JOBS_READ)
    @Operation(
            operationId = "listJobs",
            summary = "List jobs",
            description = "The caller's own, in pages; administrators see everybody's.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "By their creation; with `-` before it the newest first.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"createdAt", "-createdAt"},
                            defaultValue = "-createdAt"))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Only those in one of these states, separated by commas.",
            example = "running,retryable",
            schema = @Schema(implementation = String.class, maxLength = 200))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Only those of one of these kinds, separated by commas.",
            example = "runtime.up",
            schema = @Schema(implementation = String.class, maxLength = 200))
    @Parameter(
            name = "projectId",
            in = ParameterIn.QUERY,
            description = "Only those of this project.",
            example = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
            schema = @Schema(implementation = String.class, maxLength = 200))
    @Parameter(
            name = "ownerId",
            in = ParameterIn.QUERY,
            description = "Only those of this user; of use to administrators.",
            example = "usr_0199c6a01f2e7000a1b2c3d4e5f60718",
            schema = @Schema(implementation = String.class, maxLength = 200))
    @Parameter(
            name = "correlationId",
            in = ParameterIn.QUERY,
            description = "Only those that came of this request.",
            example = "req_0199c6a01f2e7000a1b2c3d4e5f60718",
            schema = @Schema(implementation = String.class, maxLength = 200))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = JobSchemas.Page.class)))
    public Uni<RestResponse<byte[]>> list(@Context HttpServerRequest request) {
        return pass("/jobs", null, request);
    }

    @GET
    @Path("/{jobId}")
    @RolesAllowed(Scopes.JOBS_READ)
    @Operation(
            operationId = "getJob",
            summary = "Show a job",
            description = "The job with its arguments and its result, and its version as `ETag`.")
    @APIResponse(
            responseCode = "200",
            description = "The job.",
            content = @Content(schema = @Schema(implementation = JobSchemas.Details.class)))
    @APIResponse(responseCode = "404", description = "`job-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> get(
            @RestPath @Parameter(ref = "jobId") String jobId, @Context HttpServerRequest request) {
        return pass(at(jobId), null, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/{jobId}/cancel")
    @RolesAllowed(Scopes.JOBS_WRITE)
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "Ends it: at once when it waits, as soon as it notices when it runs.")
    @Parameter(ref = "If-Match")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "200",
            description = "The job as it is now.",
            headers = @Header(ref = "ETag"),
            content = @Content(schema = @Schema(implementation = JobSchemas.Job.class)))
    @APIResponse(responseCode = "404", description = "`job-not-found`: there is none, or it is somebody else's.")
    @APIResponse(responseCode = "409", description = "`job-wrong-state`: it has ended, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> cancel(
            @RestPath @Parameter(ref = "jobId") String jobId, @Context HttpServerRequest request) {
        return pass(at(jobId) + "/cancel", null, request);
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/{jobId}/retry")
    @RolesAllowed(Scopes.JOBS_WRITE)
    @Operation(
            operationId = "retryJob",
            summary = "Retry a job",
            description = "Takes a discarded or cancelled job up again, with all its attempts.")
    @Parameter(ref = "If-Match")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "200",
            description = "The job as it is now.",
            headers = @Header(ref = "ETag"),
            content = @Content(schema = @Schema(implementation = JobSchemas.Job.class)))
    @APIResponse(responseCode = "404", description = "`job-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "409",
            description = "`job-wrong-state`, `job-key-taken`, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> retry(
            @RestPath @Parameter(ref = "jobId") String jobId, @Context HttpServerRequest request) {
        return pass(at(jobId) + "/retry", null, request);
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/{jobId}/run-now")
    @RolesAllowed(Scopes.JOBS_WRITE)
    @Operation(
            operationId = "runJobNow",
            summary = "Run a job now",
            description = "Lets a job that waits for a time run at once.")
    @Parameter(ref = "If-Match")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "200",
            description = "The job as it is now.",
            headers = @Header(ref = "ETag"),
            content = @Content(schema = @Schema(implementation = JobSchemas.Job.class)))
    @APIResponse(responseCode = "404", description = "`job-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "409",
            description = "`job-wrong-state`: it waits for no time, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> runNow(
            @RestPath @Parameter(ref = "jobId") String jobId, @Context HttpServerRequest request) {
        return pass(at(jobId) + "/run-now", null, request);
    }

    @DELETE
    @Path("/{jobId}")
    @RolesAllowed(Scopes.JOBS_WRITE)
    @Operation(operationId = "deleteJob", summary = "Delete a job", description = "Forgets an ended job, with its log.")
    @APIResponse(
            responseCode = "200",
            description = "The job as it is now.",
            content = @Content(schema = @Schema(implementation = JobSchemas.Job.class)))
    @APIResponse(responseCode = "404", description = "`job-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "409",
            description = "`job-wrong-state`: it has not ended, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> delete(
            @RestPath @Parameter(ref = "jobId") String jobId, @Context HttpServerRequest request) {
        return pass(at(jobId) + "", null, request);
    }

    /** @return a job's address below job-worker; throws a problem for what is no id of one */
    static String at(String jobId) {
        return "/jobs/" + ResourceIds.require("job", jobId, ProblemType.JOB_NOT_FOUND);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.JOBS, path, body, request, SignedIn.of(identity));
    }
}
