package dev.sitewright.bridge.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service under test with the real OpenCode and the scripted model, and with patience cut short where a test waits for its end. */
public class WithScriptedModel implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OpenCodeBinary.class), new TestResourceEntry(ScriptedModel.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sitewright.agent.private-addresses", "everybody", // the scripted model is on this machine
                "sitewright.agent.request.deadline", "1s",
                "sitewright.agent.prompt.grace", "3s",
                "sitewright.agent.prompt.silence", "1s",
                "sitewright.agent.prompt.max-provider-retries", "1",
                "sitewright.opencode.restart-delay", "100ms");
    }
}
