package dev.sitewright.platform.token;

import dev.sitewright.platform.testing.InternalDoorContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;

@QuarkusTest
@WithSitewrightBackends
class InternalDoorTest extends InternalDoorContract {
    InternalDoorTest() {
        super("dev.sitewright.platform");
    }

    @Override
    protected Set<String> open() {
        return Set.of("/probe");
    }
}
