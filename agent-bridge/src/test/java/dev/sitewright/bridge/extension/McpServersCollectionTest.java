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
@Covers(McpServersResource.class)
class McpServersCollectionTest extends CollectionContract {
    private static final String PROJECT = Ids.next("prj");

    @Override
    protected Collection collection() {
        return new Collection(
                "/internal/v1/projects/" + PROJECT + "/mcp-servers",
                number -> Map.of("name", Names.next("server-" + number), "url", "https://mcp.example.com/sse"),
                "name",
                Map.of("enabled", false),
                "mcp-server-not-found");
    }
}
