package dev.sitewright.platform.problem;

import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;

/** Something to go wrong. */
@Path("/")
public class ProbeResource {
    private final Caller caller;

    ProbeResource(Caller caller) {
        this.caller = caller;
    }

    /** A body with parts. */
    public record Order(@NotNull @Size(min = 1, max = 2) List<@Valid Item> items) {}

    /** A part. */
    public record Item(@NotBlank String name, int count) {}

    @POST
    @Path("/probe")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<String> order(@Valid @NotNull Order order) {
        return Uni.createFrom().item("fine");
    }

    @GET
    @Path("/probe/busy")
    public Uni<String> busy() {
        return Uni.createFrom()
                .failure(new ProblemException(Problem.of(503, "busy", "Busy.").retryAfter(Duration.ofMillis(1500))));
    }

    @GET
    @Path("/probe/broken")
    public Uni<String> broken() {
        return Uni.createFrom().failure(new IllegalStateException("secret detail"));
    }

    @GET
    @Path("/internal/who")
    public String who() {
        return caller.id() + " " + caller.isService();
    }
}
