package dev.sitewright.bridge.demomodel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the demo model behaves. */
@ConfigMapping(prefix = "sitewright.demo-model")
interface DemoModelConfig {
    /** How long it waits between two pieces of an answer, so that people see it being written; zero for tests. */
    @WithDefault("20ms")
    Duration pace();
}
