package dev.sitewright.projects.project;

import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.RepositoryContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@WithSitewrightBackends
@Covers(ProjectRepository.class)
class ProjectRepositoryTest extends RepositoryContract<Project> {
    @Inject
    ProjectRepository projects;

    @Override
    protected PluralRepository<Project> repository() {
        return projects;
    }

    @Override
    protected Field<Project, String> id() {
        return ProjectFields.ID;
    }

    @Override
    protected Factory<Project> rowsOf(Owner owner) {
        return ProjectFactory.aProject().ownedBy(owner);
    }
}
