package dev.sitewright.projects.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemResponses;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.token.Caller;
import dev.sitewright.projects.project.ProjectException.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Projects over HTTP, for the gateway on behalf of a signed-in person. */
@Path(ProjectResource.PATH)
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ProjectResource {
    static final String PATH = "/internal/v1/projects";

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final Operation CREATE = new Operation("projects.create", 201);
    private static final Operation PATCH = new Operation("projects.patch", 200);

    private final ProjectService projects;
    private final ProjectChanges changed;
    private final ProjectChecks checks;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    ProjectResource(
            ProjectService projects,
            ProjectChanges changed,
            ProjectChecks checks,
            Changes changes,
            Origins origins,
            Caller caller) {
        this.projects = projects;
        this.changed = changed;
        this.checks = checks;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> create(@Nullable Many<CreateProject> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.create(CREATE, mode, body, checks::check, asked -> changed.create(origin, asked));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> patch(@Nullable Many<PatchItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.patch(PATCH, mode, body, checks::check, asked -> changed.patch(origin, asked));
    }

    @GET
    public Uni<PageOf<ProjectView>> list(@BeanParam ListParameters parameters) {
        var filter = parameters.filter();
        var asked = parameters.page(caller.id(), filter);
        return projects.list(caller.id(), filter.where(), asked.page())
                .map(found -> asked.answer(found, Project::view));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<ProjectView>> get(
            @RestPath String id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return projects.require(caller.id(), id).map(Project::view).map(view -> Tagged.response(view, ifNoneMatch));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    public Uni<RestResponse<String>> patchOne(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(PATCH, id, ifMatch, patch, checks::check, asked -> changed.patch(origin, asked));
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<String>> deleteOne(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var origin = origins.current();
        return changes.targetOne(ProjectDeletionResource.DELETE, id, ifMatch, asked -> changed.delete(origin, asked));
    }

    @ServerExceptionMapper
    RestResponse<Problem> toProblem(ProjectException failure, HttpServerRequest request) {
        var problem = switch (failure) {
            case NotFound missing -> Problem.of(ProblemType.PROJECT_NOT_FOUND);
        };
        return ProblemResponses.of(problem, request);
    }
}
