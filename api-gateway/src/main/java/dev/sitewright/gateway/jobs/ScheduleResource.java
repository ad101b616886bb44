package dev.sitewright.gateway.jobs;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.many.OneAtATime;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One thing that recurs; job-worker's, passed on. */
@Path("/api/v1/schedules/{scheduleId}")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("job-worker takes the list, and keeps the key in the transaction of the effect")
@Tag(name = "Schedules")
class ScheduleResource {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?");

    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ScheduleResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getSchedule",
            summary = "Show a schedule",
            description = "The schedule with its version as `ETag`.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule.",
            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Schedule.class)))
    @APIResponse(responseCode = "404", description = "`schedule-not-found`: nothing recurs under this name.")
    public Uni<RestResponse<byte[]>> get(
            @RestPath @Parameter(ref = "scheduleId") String scheduleId, @Context HttpServerRequest request) {
        return pass(at(scheduleId), null, request);
    }

    @PATCH
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchSchedule",
            summary = "Change, pause or resume a schedule",
            description = "A JSON merge patch (RFC 7396) of times, arguments and pause.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule as it is now.",
            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Schedule.class)))
    @APIResponse(responseCode = "404", description = "`schedule-not-found`: nothing recurs under this name.")
    public Uni<RestResponse<byte[]>> patch(
            @RestPath @Parameter(ref = "scheduleId") String scheduleId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Patch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(at(scheduleId), body, request);
    }

    @DELETE
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "deleteSchedule",
            summary = "Delete a schedule",
            description = "Lets it recur no more; jobs that were made stay.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule as it was.",
            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Schedule.class)))
    @APIResponse(responseCode = "404", description = "`schedule-not-found`: nothing recurs under this name.")
    public Uni<RestResponse<byte[]>> delete(
            @RestPath @Parameter(ref = "scheduleId") String scheduleId, @Context HttpServerRequest request) {
        return pass(at(scheduleId), null, request);
    }

    @POST
    @Path("/run-now")
    @Counted(CallClass.CREATE)
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "runScheduleNow",
            summary = "Run a schedule now",
            description =
                    "Has one job made, whatever its times, also while it is paused. It is `lastJobId` as soon as a worker has made it.")
    @Parameter(ref = "If-Match")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "202",
            description = "The schedule as it is now.",
            headers = @Header(ref = "ETag"),
            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Schedule.class)))
    @APIResponse(responseCode = "404", description = "`schedule-not-found`: nothing recurs under this name.")
    public Uni<RestResponse<byte[]>> runNow(
            @RestPath @Parameter(ref = "scheduleId") String scheduleId, @Context HttpServerRequest request) {
        return pass(at(scheduleId) + "/run-now", null, request);
    }

    /** @return a schedule's address below job-worker; throws a problem for what is no name of one */
    private static String at(String scheduleId) {
        if (!NAME.matcher(scheduleId).matches()) {
            throw new ProblemException(Problem.of(ProblemType.SCHEDULE_NOT_FOUND));
        }
        return "/schedules/" + scheduleId;
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.JOBS, path, body, request, SignedIn.of(identity));
    }
}
