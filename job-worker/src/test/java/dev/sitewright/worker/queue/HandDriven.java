package dev.sitewright.worker.queue;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service without its loops: the test claims, beats and ends by hand. */
public class HandDriven implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sitewright.queue.active", "false");
    }
}
