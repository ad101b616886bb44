package dev.sitewright.bridge.session;

import dev.sitewright.bridge.session.SessionException.AgentDown;
import dev.sitewright.bridge.session.SessionException.NoWorkspace;
import dev.sitewright.platform.many.OneAtATime;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemResponses;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The main session of a project, for other services. */
@Path("/internal/v1/projects/{projectId}/session")
@RolesAllowed("service")
@OneAtATime("a project has one main session: asking for it again finds it")
class SessionResource {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final SessionService sessions;

    SessionResource(SessionService sessions) {
        this.sessions = sessions;
    }

    @PUT
    public Uni<SessionView> open(@RestPath String projectId, @Valid OpenSession request) {
        return sessions.mainSession(projectId, request).map(SessionView::of);
    }

    @ServerExceptionMapper
    RestResponse<Problem> toProblem(SessionException failure, HttpServerRequest request) {
        var problem = switch (failure) {
            case NoWorkspace e ->
                Problem.of(ProblemType.WORKSPACE_MISSING, e.detail()).retryAfter(SOON);
            case AgentDown e -> Problem.of(ProblemType.AGENT_DOWN, e.detail()).retryAfter(SOON);
        };
        return ProblemResponses.of(problem, request);
    }
}
