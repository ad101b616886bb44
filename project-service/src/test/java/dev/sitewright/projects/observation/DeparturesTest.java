package dev.sitewright.projects.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.JobRequest.CancelJobs;
import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.contracts.ProjectFact.ProjectWantedStateChanged;
import dev.sitewright.contracts.Topics;
import dev.sitewright.contracts.UserFact.UserDeleted;
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

@QuarkusTest
@WithSitewrightBackends
class DeparturesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Messages messages;

    @Inject
    MeterRegistry meters;

    private final Topic events = Topic.of(Topics.EVENTS);
    private final Api ada = Api.ofSomebody();

    @Test
    void the_projects_of_somebody_who_is_gone_are_deleted_in_the_usual_way_and_nobody_elses() {
        var first = ada.create("One");
        var second = ada.create("Another");
        var bob = Api.ofSomebody();
        var bobs = bob.create("His own");

        tell(Ids.next("evt"));
        await().atMost(PATIENCE)
                .until(() -> ada.field(first, "wantedState").equals("deleted")
                        && ada.field(second, "wantedState").equals("deleted"));

        assertThat(bob.field(bobs, "wantedState")).isEqualTo("running");
        var asked = Topic.of(Topics.JOB_REQUESTS)
                .await(3, envelope -> envelope.subject().equals(first))
                .stream()
                .map(envelope -> messages.requestOf(envelope).orElseThrow())
                .toList();
        assertThat(asked.get(1)).isInstanceOf(CancelJobs.class);
        assertThat(asked.get(2))
                .isInstanceOfSatisfying(
                        EnqueueJob.class, job -> assertThat(job.kind()).isEqualTo("project.delete"));
        var audit = Topic.of(Topics.AUDIT)
                .await(2, envelope -> envelope.subject().equals(first))
                .stream()
                .map(envelope -> messages.auditOf(envelope).orElseThrow())
                .toList();
        assertThat(audit.get(1).action()).isEqualTo("project.delete");
        assertThat(audit.get(1).actorId()).isEqualTo("service:api-gateway");
    }

    @Test
    void the_fact_again_and_again_has_them_deleted_once() {
        var project = ada.create("One");
        var id = Ids.next("evt");
        var before = meters.counter("sitewright.projects.facts", "outcome", "redelivered")
                .count();
        tell(id);
        tell(id);
        tell(Ids.next("evt"));
        await().atMost(PATIENCE)
                .until(() -> meters.counter("sitewright.projects.facts", "outcome", "redelivered")
                                .count()
                        > before);
        var told = events.await(
                2,
                envelope -> envelope.subject().equals(project)
                        && (envelope.type().equals("project.wanted-state.changed")
                                || envelope.type().equals("project.created")));
        assertThat(told).hasSize(2);
        assertThat(messages.factOf(told.get(1)).orElseThrow())
                .isEqualTo(new ProjectWantedStateChanged(project, "running", "deleted"));
    }

    private void tell(String id) {
        events.send(id, "/api-gateway", ada.user(), new UserDeleted(ada.user()));
    }
}
