package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.prompt.PromptException.Differs;
import dev.sitewright.bridge.prompt.PromptException.NoSession;
import dev.sitewright.bridge.prompt.PromptException.NotFound;
import dev.sitewright.platform.many.OneAtATime;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemResponses;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Prompts, for other services. */
@Path("/internal/v1/prompts/{promptId}")
@RolesAllowed("service")
@OneAtATime("the caller's own id makes it happen once")
class PromptResource {
    private final PromptService prompts;

    PromptResource(PromptService prompts) {
        this.prompts = prompts;
    }

    @PUT
    public Uni<RestResponse<PromptView>> give(@RestPath String promptId, @Valid SendPrompt request) {
        return prompts.give(promptId, request)
                .map(PromptView::of)
                .map(view -> RestResponse.status(RestResponse.Status.ACCEPTED, view));
    }

    @GET
    public Uni<PromptView> get(@RestPath String promptId) {
        return prompts.require(promptId).map(PromptView::of);
    }

    @ServerExceptionMapper
    RestResponse<Problem> toProblem(PromptException failure, HttpServerRequest request) {
        var problem = switch (failure) {
            case NotFound e -> Problem.of(ProblemType.PROMPT_NOT_FOUND, e.detail());
            case NoSession e -> Problem.of(ProblemType.SESSION_NOT_FOUND, e.detail());
            case Differs e -> Problem.of(ProblemType.PROMPT_DIFFERS, e.detail());
        };
        return ProblemResponses.of(problem, request);
    }
}
