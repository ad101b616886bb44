package dev.sitewright.projects.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.projects.project.AgentState.Sign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentStateTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, nullValues = "-", textBlock = """
            state,   BUSY,    RESTING, PROMPT_DONE, GIVEN_UP, CANNOT_START
            WAITING, WORKING, -,       IDLE,        FAILED,   FAILED
            WORKING, WORKING, IDLE,    IDLE,        FAILED,   -
            IDLE,    WORKING, IDLE,    IDLE,        FAILED,   -
            FAILED,  WORKING, -,       IDLE,        FAILED,   -
            """)
    void signs_lead_from_state_to_state(
            AgentState state,
            AgentState busy,
            @Nullable AgentState resting,
            AgentState done,
            AgentState givenUp,
            @Nullable AgentState cannotStart) {
        assertThat(state.after(Sign.BUSY)).contains(busy);
        assertThat(state.after(Sign.RESTING).orElse(null)).isEqualTo(resting);
        assertThat(state.after(Sign.PROMPT_DONE)).contains(done);
        assertThat(state.after(Sign.GIVEN_UP)).contains(givenUp);
        assertThat(state.after(Sign.CANNOT_START).orElse(null)).isEqualTo(cannotStart);
    }
}
