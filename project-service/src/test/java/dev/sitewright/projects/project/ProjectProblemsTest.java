package dev.sitewright.projects.project;

import static dev.sitewright.projects.project.ProjectFactory.aProject;

import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.ProblemsContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Supplier;

@QuarkusTest
@WithSitewrightBackends
class ProjectProblemsTest extends ProblemsContract {
    @Inject
    Db db;

    private final Owner ada = Owner.fresh();

    ProjectProblemsTest() {
        super(ProblemType.Owner.PROJECT_SERVICE);
    }

    @Override
    protected Map<ProblemType, Supplier<ValidatableResponse>> ways() {
        return Map.of(
                ProblemType.PROJECT_NOT_FOUND,
                () -> ada.request().get(ProjectResource.PATH + "/{id}", "prj_x").then(),
                ProblemType.PROJECT_SLUG_TAKEN,
                () -> patch(
                        db.insert(aProject().ownedBy(ada)),
                        Map.of("slug", db.insert(aProject().ownedBy(ada)).slug())),
                ProblemType.PROJECT_DELETED,
                () -> patch(db.insert(aProject().ownedBy(ada).deleted()), Map.of("name", "Lens")));
    }

    private ValidatableResponse patch(Project project, Map<String, String> patch) {
        return ada.request()
                .header("If-Match", "*")
                .body(patch)
                .patch(ProjectResource.PATH + "/{id}", project.id())
                .then();
    }
}
