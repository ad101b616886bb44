package dev.sitewright.projects.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.IdentityFact.ProjectIdentified;
import dev.sitewright.contracts.ProjectFact.ProjectDescribed;
import dev.sitewright.contracts.ProjectFact.ProjectRenamed;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.projects.Api;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a model made up for projects. */
@QuarkusTest
@WithSitewrightBackends
class IdentificationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Messages messages;

    @Inject
    MeterRegistry meters;

    private final Topic events = Topic.of(Topics.EVENTS);
    private final Api ada = Api.ofSomebody();

    @Test
    void until_a_model_has_spoken_a_project_is_described_by_its_prompt() {
        var project = ada.create("A page for a bakery\nwith opening hours");

        assertThat(ada.field(project, "description")).isEqualTo("A page for a bakery with opening hours");
        assertThat(ada.field(project, "icon")).isEqualTo("🌐");
    }

    @Test
    void a_model_names_a_project_and_its_address_is_made_unique() {
        var first = ada.create("One page");
        var second = ada.create("Another page");

        identify(first, "Padaria", "padaria");
        identify(second, "Padaria", "padaria");
        awaitField(second, "name", "Padaria");

        assertThat(ada.field(first, "slug")).isEqualTo("padaria");
        assertThat(ada.field(second, "slug")).isEqualTo("padaria-2");
        assertThat(ada.field(second, "icon")).isEqualTo("🥐");
        assertThat(ada.field(second, "description")).isEqualTo("A bakery.");
        var told = events
                .await(
                        2,
                        envelope -> envelope.subject().equals(second)
                                && (envelope.type().equals("project.renamed")
                                        || envelope.type().equals("project.described")))
                .stream()
                .map(envelope -> messages.factOf(envelope).orElseThrow())
                .toList();
        assertThat(told)
                .containsExactly(
                        new ProjectRenamed(second, "Padaria", "padaria-2"),
                        new ProjectDescribed(second, "🥐", "A bakery."));
    }

    @Test
    void a_name_that_its_owner_chose_stays() {
        var project = ada.create("One page");
        ada.rename(project, "My own");

        identify(project, "Padaria", "padaria");
        awaitField(project, "icon", "🥐");

        assertThat(ada.field(project, "name")).isEqualTo("My own");
    }

    @Test
    void words_that_the_tables_would_not_take_and_projects_that_are_gone_stop_nobody() {
        var project = ada.create("One page");
        var refused = count("refused");
        var unknown = count("unknown-project");

        identify(project, "Padaria\u0000", "padaria");
        identify(project, "Padaria", "No Slug");
        identify(Ids.next("prj"), "Padaria", "padaria");
        identify(project, "Padaria", "padaria");
        awaitField(project, "name", "Padaria");

        assertThat(count("refused") - refused).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> count("unknown-project") - unknown >= 1);
    }

    private double count(String outcome) {
        return meters.counter("sitewright.projects.facts", "outcome", outcome).count();
    }

    private void awaitField(String project, String field, String value) {
        await().atMost(PATIENCE).until(() -> ada.field(project, field).equals(value));
    }

    private void identify(String project, String name, String slug) {
        events.send("/agent-bridge", project, new ProjectIdentified(project, name, slug, "🥐", "A bakery."));
    }
}
