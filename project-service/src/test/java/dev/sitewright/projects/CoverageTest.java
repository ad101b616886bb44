package dev.sitewright.projects;

import dev.sitewright.platform.testing.CoverageContract;

class CoverageTest extends CoverageContract {
    CoverageTest() {
        super("dev.sitewright.projects");
    }
}
