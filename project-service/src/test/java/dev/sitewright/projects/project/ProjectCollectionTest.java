package dev.sitewright.projects.project;

import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;

@QuarkusTest
@WithSitewrightBackends
@Covers({ProjectResource.class, ProjectDeletionResource.class})
class ProjectCollectionTest extends CollectionContract {
    @Override
    protected Collection collection() {
        return new Collection(
                ProjectResource.PATH,
                number -> Map.of("prompt", "Page number " + number),
                "prompt",
                Map.of("name", "Lens", "wantedState", "stopped"),
                "project-not-found");
    }
}
