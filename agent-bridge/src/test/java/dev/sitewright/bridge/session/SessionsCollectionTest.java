package dev.sitewright.bridge.session;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
@Covers(SessionsResource.class)
class SessionsCollectionTest extends CollectionContract {
    private static final String PROJECT = Ids.next("prj");

    @BeforeEach
    void aWorkspace() {
        Bridge.awaitReady();
        Bridge.workspaceOf(PROJECT);
    }

    @Override
    protected Collection collection() {
        return new Collection(
                "/internal/v1/projects/" + PROJECT + "/sessions",
                number -> Map.of("title", "Session number " + number),
                "title",
                Map.of("title", "Lens", "archived", true),
                "session-not-found");
    }
}
