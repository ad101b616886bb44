package dev.sitewright.bridge;

import dev.sitewright.platform.testing.CoverageContract;

class CoverageTest extends CoverageContract {
    CoverageTest() {
        super("dev.sitewright.bridge");
    }
}
