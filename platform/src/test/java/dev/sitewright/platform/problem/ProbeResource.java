package dev.sitewright.platform.problem;

import dev.sitewright.platform.stream.FollowParameters;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;

/** Something to go wrong. */
@Path("/")
@PermitAll
public class ProbeResource {
    private final Caller caller;

    private final Pool pool;

    ProbeResource(Caller caller, Pool pool) {
        this.caller = caller;
        this.pool = pool;
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
    @RolesAllowed("**")
    public String who() {
        return caller.id() + " " + caller.isService();
    }

    @GET
    @Path("/probe/json")
    @Produces(MediaType.APPLICATION_JSON)
    public Item json() {
        return new Item("a", 1);
    }

    @GET
    @Path("/probe/closed")
    @RolesAllowed("nobody")
    public String closed() {
        return "open";
    }

    @GET
    @Path("/probe/not-http")
    public String notHttp() {
        throw new BadRequestException("secret detail");
    }

    @GET
    @Path("/probe/follow")
    public String follow(@BeanParam FollowParameters parameters) {
        return String.valueOf(parameters.position());
    }

    @GET
    @Path("/probe/database")
    public Uni<String> database() {
        return pool.query("select pg_terminate_backend(pg_backend_pid())")
                .execute()
                .replaceWith("alive");
    }
}
