package dev.sitewright.projects.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.RuntimeFact;
import dev.sitewright.contracts.RuntimeFact.RuntimeCrashed;
import dev.sitewright.contracts.RuntimeFact.RuntimeFailed;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.RuntimeStarting;
import dev.sitewright.contracts.RuntimeFact.RuntimeStopped;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedStateTest {
    private static final String URL = "http://127.0.0.1:5000";
    private static final Map<String, RuntimeFact> FACTS = Map.of(
            "starting", new RuntimeStarting("prj_1", "process", URL),
            "ready", new RuntimeReady("prj_1", URL),
            "failed", new RuntimeFailed("prj_1", "never answered", List.of()),
            "crashed", new RuntimeCrashed("prj_1", List.of()),
            "stopped", new RuntimeStopped("prj_1", "requested"));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, nullValues = "-", textBlock = """
            state,     starting, ready,   failed,    crashed, stopped
            unknown,   starting, -,       unhealthy, -,       missing
            starting,  starting, healthy, unhealthy, crashed, missing
            healthy,   starting, healthy, unhealthy, crashed, missing
            unhealthy, starting, healthy, unhealthy, crashed, missing
            crashed,   starting, -,       unhealthy, -,       missing
            missing,   starting, -,       unhealthy, -,       missing
            """)
    void only_a_preview_that_was_started_becomes_ready_or_crashes(
            String state, String starting, String ready, String failed, String crashed, String stopped) {
        assertThat(after(state, "starting")).isEqualTo(starting);
        assertThat(after(state, "ready")).isEqualTo(ready);
        assertThat(after(state, "failed")).isEqualTo(failed);
        assertThat(after(state, "crashed")).isEqualTo(crashed);
        assertThat(after(state, "stopped")).isEqualTo(stopped);
    }

    private static @org.jspecify.annotations.Nullable String after(String state, String fact) {
        var runtimeFact = FACTS.get(fact);
        assertThat(runtimeFact).isNotNull();
        return ObservedState.of(state, URL)
                .after(runtimeFact)
                .map(ObservedState::wireName)
                .orElse(null);
    }
}
