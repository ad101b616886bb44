package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;

@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
@Covers(ConnectionsResource.class)
class ConnectionsCollectionTest extends CollectionContract {
    @Override
    protected Collection collection() {
        return new Collection(
                "/internal/v1/provider-connections",
                number -> Map.of(
                        "name",
                        Names.next("endpoint-" + number),
                        "key",
                        "a-key-of-some-length-" + number,
                        "baseUrl",
                        "http://127.0.0.1:1/v1",
                        "models",
                        List.of("fake")),
                "name",
                Map.of("models", List.of("other", "fake")),
                "connection-not-found");
    }
}
