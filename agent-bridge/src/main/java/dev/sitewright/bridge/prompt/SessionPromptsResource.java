package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.session.OwnSessions;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the agent is asked in a session, for the gateway on behalf of its owner. */
@Path("/internal/v1/projects/{projectId}/sessions/{sessionId}")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class SessionPromptsResource {
    private static final Operation GIVE = new Operation("prompts.give", 202);
    private static final Operation WITHDRAW = new Operation("prompts.withdraw", 200);
    private static final Operation STOP = new Operation("chat-sessions.stop", 200);
    private static final Field<Prompt, String> ID = new Field<>("id", String.class, Prompt::id);
    private static final Listing<Prompt> LISTING = new Listing<>(
            "prompts",
            ID,
            Map.of("createdAt", new Field<>("createdAt", Instant.class, Prompt::acceptedAt)),
            "-createdAt");

    private final OwnSessions sessions;
    private final Prompts prompts;
    private final PromptChanges changed;
    private final Arrivals arrivals;
    private final Foresight foresight;
    private final Stopping stopping;
    private final Changes changes;
    private final Audit audit;
    private final Origins origins;
    private final Caller caller;

    SessionPromptsResource(
            OwnSessions sessions,
            Prompts prompts,
            PromptChanges changed,
            Arrivals arrivals,
            Foresight foresight,
            Stopping stopping,
            Changes changes,
            Audit audit,
            Origins origins,
            Caller caller) {
        this.sessions = sessions;
        this.prompts = prompts;
        this.changed = changed;
        this.arrivals = arrivals;
        this.foresight = foresight;
        this.stopping = stopping;
        this.changes = changes;
        this.audit = audit;
        this.origins = origins;
        this.caller = caller;
    }

    @POST
    @Path("/prompts")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> give(
            @RestPath String projectId,
            @RestPath String sessionId,
            @Nullable Many<NewPrompt> body,
            @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return sessions.require(projectId, caller.id(), sessionId)
                .chain(session -> arrivals.of(
                        session,
                        arrival -> ready(session)
                                .chain(choice -> changes.createAtOnce(
                                        GIVE,
                                        mode,
                                        body,
                                        PromptChecks::check,
                                        client -> asked -> changed.give(client, origin, arrival, choice, asked)))));
    }

    /** @return who answers in a session; fails with {@link ProblemException} when a cap is reached */
    private Uni<SessionChoice> ready(Session session) {
        var seen = foresight.look(session);
        return Uni.combine().all().unis(seen.spent(), seen.choice()).with((spent, choice) -> {
            if (spent) {
                throw new ProblemException(Problem.of(ProblemType.BUDGET_REACHED));
            }
            return choice;
        });
    }

    @GET
    @Path("/prompts")
    public Uni<PageOf<ChatPrompt>> list(
            @RestPath String projectId,
            @RestPath String sessionId,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var asked = LISTING.ask(limit, null, cursor, List.of(caller.id(), sessionId));
        var after = asked.page().after();
        return sessions.require(projectId, caller.id(), sessionId)
                .chain(session -> prompts.of(
                        sessionId,
                        after == null ? null : after.id(),
                        asked.page().limit()))
                .map(found -> asked.answer(found, ChatPrompt::of));
    }

    @GET
    @Path("/prompts/{promptId}")
    public Uni<ChatPrompt> get(@RestPath String projectId, @RestPath String sessionId, @RestPath String promptId) {
        return sessions.require(projectId, caller.id(), sessionId)
                .chain(session -> prompts.find(promptId))
                .map(found -> found.filter(prompt -> prompt.sessionId().equals(sessionId))
                        .map(ChatPrompt::of)
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.PROMPT_NOT_FOUND))));
    }

    @POST
    @Path("/prompts/{promptId}/withdraw")
    public Uni<RestResponse<String>> withdraw(
            @RestPath String projectId, @RestPath String sessionId, @RestPath String promptId) {
        var origin = origins.current();
        return get(projectId, sessionId, promptId)
                .chain(() -> sessions.require(projectId, origin.actorId(), sessionId))
                .chain(session -> changes.act(
                        WITHDRAW,
                        Arrays.asList(sessionId, promptId),
                        () -> changed.withdraw(session, promptId)
                                .map(taken -> {
                                    if (taken.isEmpty()) {
                                        throw new ProblemException(Problem.of(ProblemType.PROMPT_UNDER_WAY));
                                    }
                                    return new StoppedView(taken, false);
                                })
                                .call(() -> audit.append(
                                        origin, List.of(act("prompt.withdraw", promptId, origin.actorId()))))));
    }

    @POST
    @Path("/stop")
    public Uni<RestResponse<String>> stop(@RestPath String projectId, @RestPath String sessionId) {
        var origin = origins.current();
        return sessions.require(projectId, caller.id(), sessionId)
                .chain(session -> changes.act(
                        STOP,
                        List.of(sessionId),
                        () -> changed.stopAll(session)
                                .call(stopped ->
                                        audit.append(origin, List.of(act("session.stop", sessionId, origin.actorId()))))
                                .chain(stopped ->
                                        stopping.stop(session).map(rests -> new StoppedView(stopped, rests)))));
    }

    private static Audited act(String action, String id, String ownerId) {
        return new Audited(action, id, ownerId, null, null);
    }

    /**
     * What was stopped.
     *
     * @param prompts ids of the prompts that ended with it
     * @param rests whether the session rests now; false when OpenCode does not answer, and takes nothing up either
     */
    record StoppedView(List<String> prompts, boolean rests) {}
}
