package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A model's provider that says no. */
@OnSharedSystem
class RefusalTest {
    @Test
    void a_provider_that_refuses_the_key_ends_in_a_diagnostic_and_a_failed_job(Client client) {
        var project = client.create("Ask the model that refuses");
        try (var follower = Follower.of(client, project)) {
            var diagnostic = follower.awaitEvent("a diagnostic", event -> event.is("chat.diagnostic"));
            assertThat(diagnostic.data().path("category").asText()).isEqualTo("auth");
            assertThat(diagnostic.data().path("message").asText()).isNotBlank();
            assertThat(diagnostic.data().path("action").asText()).isNotBlank();
            follower.awaitEvent(
                    "the end of the job",
                    event -> event.isJob("job.discarded", "agent.prompt")
                            || event.isJob("job.cancelled", "agent.prompt"));
            Wait.until(
                    "a failed agent",
                    () -> client.project(project).path("agentState").asText().equals("failed"),
                    () -> client.project(project).toString());

            MainJob.assertNumbered(follower.events());
            assertThat(follower.events()).noneMatch(MainJob::isDone);
            assertThat(follower.events().toString())
                    .as("nothing of the provider's own answer")
                    .doesNotContain(ScriptedModel.KEY, "Incorrect API key");
            assertThat(client.project(project).path("observedState").asText()).isEqualTo("healthy");
        }
    }
}
