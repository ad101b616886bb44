package dev.sitewright.bridge.waiting;

import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the agent asks, for the gateway on behalf of the project's owner. */
@Path("/internal/v1/projects/{projectId}/requests")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class RequestsResource {
    private static final Operation ANSWER = new Operation("requests.answer", 200);
    private static final Field<ChatRequest, String> ID = new Field<>("id", String.class, ChatRequest::id);
    private static final Listing<ChatRequest> LISTING = new Listing<>("requests", ID, Map.of("id", ID), "-id");

    private final ChatRequests requests;
    private final Answering answering;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    RequestsResource(ChatRequests requests, Answering answering, Changes changes, Origins origins, Caller caller) {
        this.requests = requests;
        this.answering = answering;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    @GET
    public Uni<PageOf<ChatRequest>> list(
            @RestPath String projectId,
            @RestQuery @DefaultValue("true") boolean open,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var asked = LISTING.ask(limit, null, cursor, List.of(caller.id(), projectId, Boolean.toString(open)));
        var after = asked.page().after();
        return requests.list(
                        projectId,
                        caller.id(),
                        open,
                        after == null ? null : after.id(),
                        asked.page().limit())
                .map(found -> asked.answer(found, Function.identity()));
    }

    @GET
    @Path("/{requestId}")
    public Uni<ChatRequest> get(@RestPath String projectId, @RestPath String requestId) {
        return requests.require(projectId, caller.id(), requestId);
    }

    @POST
    @Path("/{requestId}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> answer(
            @RestPath String projectId, @RestPath String requestId, @NotNull GiveAnswer body) {
        var origin = origins.current();
        return requests.require(projectId, caller.id(), requestId)
                .invoke(request -> Answering.check(request, body))
                .chain(request ->
                        changes.act(ANSWER, List.of(requestId, body), () -> answering.answer(origin, request, body)));
    }
}
