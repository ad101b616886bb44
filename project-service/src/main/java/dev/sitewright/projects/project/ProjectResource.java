package dev.sitewright.projects.project;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.Problem.FieldError;
import dev.sitewright.platform.problem.ProblemResponses;
import dev.sitewright.platform.token.Caller;
import dev.sitewright.projects.project.ProjectException.Invalid;
import dev.sitewright.projects.project.ProjectException.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Projects over HTTP, for the gateway on behalf of a signed-in person. */
@Path("/internal/v1/projects")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ProjectResource {
    private final ProjectService projects;
    private final CreateProjectsCheck check;
    private final Caller caller;

    ProjectResource(ProjectService projects, CreateProjectsCheck check, Caller caller) {
        this.projects = projects;
        this.check = check;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<Created> create(@Nullable CreateProjects request) {
        return projects.create(caller.id(), check.check(request))
                .map(created -> new Created(created.stream().map(Project::view).toList()));
    }

    @GET
    public Uni<ProjectPage> list(
            @RestQuery @DefaultValue("" + PageRequest.USUAL_LIMIT) String limit, @RestQuery @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, caller.id());
        return projects.list(caller.id(), page.limit(), page.after())
                .map(found -> ProjectPage.of(found, page.limit(), caller.id()));
    }

    @GET
    @Path("/{id}")
    public Uni<ProjectView> get(@RestPath String id) {
        return projects.require(caller.id(), id).map(Project::view);
    }

    @ServerExceptionMapper
    RestResponse<Problem> toProblem(ProjectException failure, HttpServerRequest request) {
        var problem = switch (failure) {
            case NotFound missing -> Problem.of(404, "project-not-found", "You have no project with this id.");
            case Invalid invalid -> Problem.invalid(invalid.faults());
        };
        return ProblemResponses.of(problem, request);
    }

    /**
     * Answer to {@code POST}.
     *
     * @param items the projects, in the order they were asked for
     */
    record Created(List<ProjectView> items) {}

    /**
     * A checked question for a page.
     *
     * @param limit how many at most
     * @param after where it begins, or null
     */
    private record PageRequest(int limit, @Nullable Cursor after) {
        static final int USUAL_LIMIT = 50;
        static final int MAX_LIMIT = 100;

        static PageRequest of(String limit, @Nullable String cursor, String ownerId) {
            return new PageRequest(limitOf(limit), cursor == null ? null : cursorOf(cursor, ownerId));
        }

        private static int limitOf(String text) {
            var number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
            if (number < 1 || number > MAX_LIMIT) {
                throw invalid("?limit", "out-of-range", "is no number from 1 to " + MAX_LIMIT);
            }
            return number;
        }

        private static Cursor cursorOf(String text, String ownerId) {
            return Cursor.of(text, ownerId)
                    .orElseThrow(() -> invalid("?cursor", "invalid-cursor", "was not given out for this list"));
        }

        private static Invalid invalid(String place, String code, String detail) {
            return new Invalid(List.of(new FieldError(place, code, detail)));
        }
    }
}
