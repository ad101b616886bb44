package dev.sitewright.gateway.status;

import dev.sitewright.gateway.setup.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells how this installation is. */
@Path("/api/v1/status")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status", description = "How this installation is.")
public class StatusResource {
    private final SetUp setUp;
    private final Neighbours neighbours;
    private final String version;

    StatusResource(
            SetUp setUp, Neighbours neighbours, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.setUp = setUp;
        this.neighbours = neighbours;
        this.version = version;
    }

    /** How this installation is. */
    @Schema(name = "Status", description = "How this installation is.")
    record Status(
            @Schema(description = "The version that runs.", examples = "0.1.0")
            String version,

            @Schema(description = "False until the first account has been made.")
            boolean setUp,

            @Schema(
                    description =
                            "True when no model provider is configured, so that the built-in demo model answers; null while that is not known.")
            @Nullable Boolean demoModel,

            @Schema(description = "The services behind this one.")
            List<Neighbour> services) {}

    /** How one service is. */
    @Schema(name = "ServiceStatus", description = "How one service is.")
    public record Neighbour(
            @Schema(description = "Its name.", examples = "project-service")
            String name,

            @Schema(
                    description = "Whether it can work.",
                    enumeration = {"ready", "down"})
            String state) {}

    @GET
    @Operation(
            operationId = "showStatus",
            summary = "Tell how this installation is",
            description = "Open to everybody: whether it is set up, and which services can work.")
    public Uni<Status> status() {
        return Uni.combine()
                .all()
                .unis(setUp.isDone(), neighbours.look())
                .asTuple()
                .map(both -> new Status(
                        version,
                        both.getItem1(),
                        both.getItem2().demoModel(),
                        both.getItem2().services()));
    }
}
