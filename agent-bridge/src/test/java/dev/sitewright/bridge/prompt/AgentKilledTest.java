package dev.sitewright.bridge.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.Told;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.ChatFact.ChatDiagnostic;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.ChatFact.ChatMessageUser;
import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.ChatToolError;
import dev.sitewright.contracts.ChatFact.ChatToolStart;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OpenCode dies under the work, and is started again by the service. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class AgentKilledTest {
    @Test
    void a_run_that_dies_with_opencode_is_taken_up_again_and_told_as_one_prompt() {
        var project = Bridge.project();
        var prompt = Bridge.prompt(project, "talk slowly");
        Told.deltas(project.id(), 2);
        var before = OpenCodeUnderTest.process();

        OpenCodeUnderTest.kill();

        Bridge.awaitEnd(prompt).then().body("state", equalTo("finished"));
        assertThat(OpenCodeUnderTest.process().pid()).isNotEqualTo(before.pid());
        var facts = Told.until(project.id(), ChatMessageFinal.class, 2);
        assertThat(facts.stream().filter(ChatMessageUser.class::isInstance))
                .as("the call to go on is not a person's")
                .hasSize(1);
        assertThat(facts.stream()
                        .filter(ChatMessageFinal.class::isInstance)
                        .map(fact -> ((ChatMessageFinal) fact).aborted()))
                .containsExactly(true, false);
        assertThat(ScriptedModel.requestsWith("[Sitewright] Your work")).isNotEmpty();
    }

    @Test
    void a_tool_call_that_dies_with_opencode_is_told_as_failed() {
        var project = Bridge.project();
        var prompt = Bridge.prompt(project, "run a command");
        Told.await(project.id(), ChatToolStart.class, 1);

        OpenCodeUnderTest.kill();

        Bridge.awaitEnd(prompt).then().body("state", equalTo("finished"));
        assertThat(Told.await(project.id(), ChatToolError.class, 1))
                .extracting(ChatToolError::error)
                .containsExactly("The agent was interrupted.");
    }

    @Test
    void a_prompt_given_while_opencode_is_away_waits_for_it() {
        var project = Bridge.project();

        OpenCodeUnderTest.kill();
        var prompt = Bridge.prompt(project, "say it after the restart");

        Bridge.awaitEnd(prompt).then().body("state", equalTo("finished"));
        assertThat(Told.await(project.id(), ChatMessageFinal.class, 1)
                        .getFirst()
                        .parts())
                .extracting(ChatFact.Part::text)
                .containsExactly("You said: say it after the restart");
    }

    @Test
    void an_agent_that_keeps_dying_fails_the_prompt_within_a_bounded_number_of_tries() {
        var project = Bridge.project();
        var prompt = Bridge.prompt(project, "never finish");

        for (var run = 1; run <= 3; run++) {
            Told.until(project.id(), ChatSessionStatus.class, 2 * run - 1); // busy for the run-th time
            OpenCodeUnderTest.kill();
            if (run < 3) {
                Told.until(project.id(), ChatSessionStatus.class, 2 * run); // idle again
            }
        }

        Bridge.awaitEnd(prompt)
                .then()
                .body("state", equalTo("failed"))
                .body("diagnostic.category", equalTo("agent-down"));
        assertThat(Told.await(project.id(), ChatDiagnostic.class, 1))
                .extracting(ChatDiagnostic::category)
                .isEqualTo(List.of("agent-down"));
    }
}
