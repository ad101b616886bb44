package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
@Covers(SkillsResource.class)
class SkillsCollectionTest extends CollectionContract {
    private static final String PROJECT = Ids.next("prj");

    @Override
    protected Collection collection() {
        return new Collection(
                "/internal/v1/projects/" + PROJECT + "/skills",
                number -> Map.of("name", Names.next("skill-" + number), "description", "When asked", "text", "Do it."),
                "name",
                Map.of("description", "Never"),
                "skill-not-found");
    }
}
