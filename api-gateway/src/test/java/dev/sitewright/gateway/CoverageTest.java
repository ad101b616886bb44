package dev.sitewright.gateway;

import dev.sitewright.platform.testing.CoverageContract;

class CoverageTest extends CoverageContract {
    CoverageTest() {
        super("dev.sitewright.gateway");
    }
}
