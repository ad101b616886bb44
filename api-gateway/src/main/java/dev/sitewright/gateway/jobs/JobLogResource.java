package dev.sitewright.gateway.jobs;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.gateway.proxy.StreamProxy;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What jobs log; job-worker's, passed on line by line. */
@Path("/api/v1/jobs/{jobId}/log")
@RolesAllowed(Scopes.JOBS_READ)
@Tag(name = "Jobs")
class JobLogResource {
    private final ServiceProxy proxy;
    private final StreamProxy streams;
    private final SecurityIdentity identity;

    JobLogResource(ServiceProxy proxy, StreamProxy streams, SecurityIdentity identity) {
        this.proxy = proxy;
        this.streams = streams;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readJobLog", summary = "Read a job's log", description = """
                    The lines that its attempts have logged, numbered from 1. Go on after `next`, also while it runs. With `Accept:
                    text/event-stream`, or `?format=sse`, they come as a stream that goes on while the job does: first `hello`, then each line as an
                    event `job.log` with its number as `id`, which `Last-Event-ID` resumes after.""")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "`sse` for a stream instead of the page of JSON.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"json", "sse"},
                            defaultValue = "json"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Only lines with a higher number.",
            example = "0",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most.",
            example = "100",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @APIResponse(
            responseCode = "200",
            description = "The lines.",
            content = @Content(schema = @Schema(implementation = JobSchemas.Log.class)))
    @APIResponse(responseCode = "404", description = "`job-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> page(
            @RestPath @Parameter(ref = "jobId") String jobId, @Context HttpServerRequest request) {
        return proxy.pass(Service.JOBS, JobsResource.at(jobId) + "/log", null, request, SignedIn.of(identity));
    }

    @GET
    @OwnJob
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> follow(@RestPath String jobId, @Context HttpServerRequest request) {
        return streams.follow(Service.JOBS, JobsResource.at(jobId) + "/log/stream", request, SignedIn.of(identity));
    }
}
