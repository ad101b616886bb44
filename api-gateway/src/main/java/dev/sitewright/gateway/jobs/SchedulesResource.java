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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What recurs, as a collection; job-worker's, passed on. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("job-worker takes the list, and keeps the key in the transaction of the effect")
@Tag(name = "Schedules", description = "Jobs that recur; for administrators.")
class SchedulesResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    SchedulesResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @Path("/schedules")
    @RolesAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listSchedules",
            summary = "List schedules",
            description = "Everything that recurs, in pages.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "By their names; with `-` before it the other way round.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"id", "-id"},
                            defaultValue = "id"))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Page.class)))
    public Uni<RestResponse<byte[]>> list(@Context HttpServerRequest request) {
        return pass("/schedules", null, request);
    }

    @POST
    @Path("/schedules")
    @Counted(CallClass.WRITE)
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createSchedules", summary = "Create schedules", description = """
                    Lets jobs of a kind be made at each time of a schedule, from now on. Each time counts once, however many workers there are. While
                    the last job has not ended no other is made, and times at which nothing ran are made up for by one job.""")
    @APIResponse(
            responseCode = "201",
            description = "The schedules, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Many.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`schedule-name-taken`: something recurs under this name already, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> create(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Create.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/schedules", body, request);
    }

    @PATCH
    @Path("/schedules")
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "patchSchedules",
            summary = "Change, pause and resume schedules",
            description =
                    "Changes times, arguments and pauses of 1 to 100 schedules, each from the version that its caller knows.")
    @APIResponse(
            responseCode = "200",
            description = "The schedules as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Many.class)))
    public Uni<RestResponse<byte[]>> patch(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Patches.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/schedules", body, request);
    }

    @POST
    @Path("/schedules:delete")
    @Counted(CallClass.WRITE)
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteSchedules",
            summary = "Delete schedules",
            description = "Lets 1 to 100 schedules recur no more; jobs that were made stay.")
    @APIResponse(
            responseCode = "200",
            description = "The schedules as they were, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Many.class)))
    public Uni<RestResponse<byte[]>> delete(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/schedules:delete", body, request);
    }

    @POST
    @Path("/schedules:run-now")
    @Counted(CallClass.CREATE)
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "runSchedulesNow", summary = "Run schedules now", description = """
                    Has one job made of each of 1 to 100 schedules, whatever their times, paused ones too. A worker makes it within moments; it is then
                    the schedule's `lastJobId`.""")
    @APIResponse(
            responseCode = "202",
            description = "The schedules as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Many.class)))
    public Uni<RestResponse<byte[]>> runNow(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ScheduleSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/schedules:run-now", body, request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.JOBS, path, body, request, SignedIn.of(identity));
    }
}
