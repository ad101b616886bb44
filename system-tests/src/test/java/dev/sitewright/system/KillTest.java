package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} of each part while the agent writes. */
@OnSharedSystem
class KillTest {
    @ParameterizedTest
    @ValueSource(strings = {"api-gateway", "project-service", "job-worker", "agent-bridge", "kafka", "postgresql"})
    void a_part_that_is_killed_in_the_middle_of_the_main_job_costs_nothing(
            String part, Client client, RunningSystem system) throws IOException {
        var project = client.create(MainJob.BAKERY);
        try (var follower = Follower.of(client, project)) {
            follower.awaitFrame("the agent's first words", Frame::isDelta);

            system.kill(part);

            MainJob.awaitBakeryWritten(follower);
            awaitLive(client, project);
            assertThat(Pages.get(client.project(project).path("previewUrl").asText())
                            .body())
                    .contains(MainJob.BAKERY_HEADLINE);
            var log = follower.events();
            MainJob.assertEveryStepOnce(log);
            MainJob.assertBakeryWritten(log);
            assertThat(client.log(project)).startsWith(log.toArray(Event[]::new));
        }
    }

    /** The part that was killed may be the one that answers. */
    private static void awaitLive(Client client, String project) {
        Wait.until(
                "a live project with an idle agent",
                () -> {
                    var view = client.project(project);
                    return view.path("observedState").asText().equals("healthy")
                            && view.path("agentState").asText().equals("idle");
                },
                () -> client.get("projects/" + project).http().body());
    }
}
