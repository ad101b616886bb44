package dev.sitewright.bridge;

import dev.sitewright.platform.testing.ToldStreamContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithSitewrightBackends
class ToldStreamTest extends ToldStreamContract {}
