package dev.sitewright.bridge.signin;

import dev.sitewright.bridge.testing.WithOwnServers;
import dev.sitewright.bridge.testing.WithScriptedModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** With a provider to sign in to; one server for all projects. */
public class WithAcme extends WithScriptedModel {
    @Override
    public List<TestResourceEntry> testResources() {
        return Stream.concat(super.testResources().stream(), Stream.of(new TestResourceEntry(Acme.class)))
                .toList();
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return with(super.getConfigOverrides());
    }

    private static Map<String, String> with(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("sitewright.agent.credentials.interval", "200ms");
        return all;
    }

    /** The same, with a server for each project. */
    public static final class OfTheirOwn extends WithOwnServers {
        @Override
        public List<TestResourceEntry> testResources() {
            return new WithAcme().testResources();
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return with(super.getConfigOverrides());
        }
    }
}
