package dev.sitewright.worker.queue;

import static dev.sitewright.worker.queue.Hands.aProject;
import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.JobRequest.CancelJobs;
import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import dev.sitewright.worker.testing.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class JobRequestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Hands hands;

    @Inject
    JobRequests requests;

    @Inject
    Db db;

    @BeforeEach
    void empty() {
        db.change("truncate job_ready, job_later, job_lease, worker_session");
    }

    @Test
    void a_request_that_is_delivered_twice_is_answered_once() {
        var project = aProject();
        var message = envelope(project);
        var request = runtimeUp(project, Map.of("projectId", project, "ownerId", "usr_1"));

        get(requests.accept(message, request));
        get(requests.accept(message, request));

        var rows = db.rows("select * from job_state where project_id = $1", project);
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().getString("state")).isEqualTo("available");
        assertThat(rows.getFirst().getString("group_key")).isEqualTo(project);
        assertThat(rows.getFirst().getString("owner_id")).isEqualTo("usr_1");
        assertThat(rows.getFirst().getString("correlation_id")).isEqualTo("req_7");
    }

    @Test
    void an_unknown_kind_is_kept_as_a_discarded_job() {
        var project = aProject();
        get(requests.accept(envelope(project), new EnqueueJob("moon.up", Map.of("a", 1), project, null, null, 0)));

        assertThat(db.text("select state from job_state where project_id = $1", project))
                .isEqualTo("discarded");
        var fact = Facts.await(JobDiscarded.class, project, 1).getFirst();
        assertThat(fact.kind()).isEqualTo("moon.up");
        assertThat(fact.error()).isEqualTo("Unknown kind of job: moon.up");
    }

    @Test
    void bad_arguments_are_kept_as_a_discarded_job_that_names_the_field() {
        var project = aProject();
        get(requests.accept(envelope(project), runtimeUp(project, Map.of("projectId", "../etc", "ownerId", "usr_1"))));
        get(requests.accept(envelope(project), runtimeUp(project, Map.of("projectId", List.of(1)))));

        assertThat(db.rows(
                        "select error from job_state where project_id = $1 and state = 'discarded' order by id",
                        project))
                .extracting(row -> row.getString(0))
                .satisfiesExactly(
                        first -> assertThat(first).contains("args.projectId"),
                        second -> assertThat(second).contains("args.projectId"));
    }

    @Test
    void a_request_that_the_database_refuses_does_not_block_those_behind_it() {
        var project = aProject();
        var args = Map.<String, Object>of("projectId", project, "ownerId", "usr_1");
        var message = envelope(project);

        get(requests.accept(message, new EnqueueJob("runtime.up", args, project, "usr_1", "a\0b", 0)));

        assertThat(db.count(
                        "select count(*) from job_request where message_id = $1 and refusal is not null", message.id()))
                .isEqualTo(1);
        assertThat(db.text("select state from job_state where project_id = $1", project))
                .isEqualTo("discarded");
    }

    @Test
    void cancelling_comes_over_the_topic_too() {
        var project = aProject();
        var job = hands.enqueued(hands.note(project));
        get(requests.accept(envelope(project), new CancelJobs(project, List.of("test.note"), "Enough.")));
        assertThat(hands.state(job)).isEqualTo("cancelled");
    }

    @Test
    void what_cannot_be_read_on_the_topic_is_skipped() {
        var project = aProject();
        var topic = Topic.of(Topics.JOB_REQUESTS);
        topic.send(
                new Envelope(Ids.next("evt"), "job.enqueue", "/x", project, Instant.now(), null, bytes("{\"kind\":")));
        topic.send(new Envelope(Ids.next("evt"), "job.unheard-of", "/x", project, Instant.now(), null, bytes("{}")));
        topic.send("/x", project, runtimeUp(project, Map.of("projectId", project, "ownerId", "usr_1")));

        await().atMost(PATIENCE).until(() -> db.count("select count(*) from job where project_id = $1", project) == 1);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static EnqueueJob runtimeUp(String project, Map<String, Object> args) {
        return new EnqueueJob("runtime.up", args, project, "usr_1", null, 0);
    }

    private static Envelope envelope(String project) {
        return new Envelope(
                Ids.next("evt"), "job.enqueue", "/project-service", project, Instant.now(), "req_7", bytes("{}"));
    }
}
