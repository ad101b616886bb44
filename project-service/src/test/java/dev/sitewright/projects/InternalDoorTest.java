package dev.sitewright.projects;

import dev.sitewright.platform.testing.InternalDoorContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithSitewrightBackends
class InternalDoorTest extends InternalDoorContract {
    InternalDoorTest() {
        super("dev.sitewright.projects");
    }
}
