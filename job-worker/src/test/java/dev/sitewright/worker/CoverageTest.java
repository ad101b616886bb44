package dev.sitewright.worker;

import dev.sitewright.platform.testing.CoverageContract;

class CoverageTest extends CoverageContract {
    CoverageTest() {
        super("dev.sitewright.worker");
    }
}
