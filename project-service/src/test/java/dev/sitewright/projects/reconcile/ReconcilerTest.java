package dev.sitewright.projects.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.ChatSessionUpdated;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.contracts.RuntimeFact.RuntimeCrashed;
import dev.sitewright.contracts.RuntimeFact.RuntimeFailed;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.RuntimeStarting;
import dev.sitewright.contracts.RuntimeFact.RuntimeStopped;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.MutableClock;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.projects.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
class ReconcilerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String URL = "http://127.0.0.1:5000";

    @Inject
    Reconciler reconciler;

    @Inject
    MutableClock clock;

    @Inject
    Messages messages;

    @Inject
    Pool pool;

    private final Api ada = Api.ofSomebody();
    private String project = "";

    @BeforeEach
    void create() {
        project = ada.create("Something to keep running");
    }

    @Test
    void a_crashed_preview_is_asked_for_at_once_and_again_after_a_while() {
        crash();
        assertThat(asked()).isZero();

        step();
        assertThat(asked()).isEqualTo(1);
        assertThat(requests(1))
                .containsExactly(new EnqueueJob(
                        "runtime.up",
                        Map.of("projectId", project, "ownerId", ada.user()),
                        project,
                        ada.user(),
                        project,
                        0));

        step();
        assertThat(asked()).as("no time has passed").isEqualTo(1);
        clock.advance(Duration.ofSeconds(2));
        step();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void several_replicas_at_once_ask_once() {
        crash();
        IntStream.range(0, 8).parallel().forEach(replica -> step());
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_preview_that_comes_back_is_left_alone() {
        crash();
        step();
        tell(new RuntimeStarting(project, "process", URL), "starting");
        clock.advance(BackOff.CAP);
        step();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_preview_that_keeps_crashing_is_asked_for_ever_more_rarely() {
        crash();
        for (var round = 1; round <= 8; round++) {
            step();
            assertThat(asked()).isEqualTo(round);
            crash();
            step();
            assertThat(asked()).as("the back-off outlives the start").isEqualTo(round);
            clock.advance(BackOff.CAP);
        }
    }

    @Test
    void a_preview_that_ran_for_a_minute_has_recovered() {
        crash();
        step();
        crash();
        clock.advance(BackOff.CAP);
        step();
        assertThat(asked()).isEqualTo(2);
        tell(new RuntimeStarting(project, "process", URL), "starting");
        tell(new RuntimeReady(project, URL), "healthy");
        clock.advance(Duration.ofSeconds(60));
        tell(new RuntimeCrashed(project, List.of()), "crashed");
        assertThat(asked()).isZero();
        step();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_preview_that_does_not_come_up_is_tried_five_times_and_again_when_the_agent_has_worked() {
        fail();
        for (var round = 1; round <= 5; round++) {
            step();
            assertThat(asked()).isEqualTo(round);
            fail();
            clock.advance(BackOff.CAP);
        }
        step();
        assertThat(asked()).as("it is broken").isEqualTo(5);

        Topic.of(Topics.EVENTS)
                .send("/agent-bridge", project, new ChatSessionUpdated(project, "ses_1", null, "Bakery"));
        agent("busy", "working");
        agent("idle", "idle");
        assertThat(asked()).isZero();
        step();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_preview_stopped_by_a_shutdown_is_asked_for() {
        stop("shutdown");
        step();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_preview_stopped_on_purpose_stays_down() {
        stop("idle");
        clock.advance(BackOff.CAP);
        step();
        assertThat(asked()).isZero();
    }

    private void crash() {
        tell(new RuntimeStarting(project, "process", URL), "starting");
        tell(new RuntimeCrashed(project, List.of()), "crashed");
    }

    private void fail() {
        tell(new RuntimeStarting(project, "process", URL), "starting");
        tell(new RuntimeFailed(project, "The preview ended while it was starting.", List.of()), "unhealthy");
    }

    private void agent(String status, String leadsTo) {
        Topic.of(Topics.EVENTS).send("/agent-bridge", project, new ChatSessionStatus(project, "ses_1", status));
        await().atMost(PATIENCE).until(() -> leadsTo.equals(ada.field(project, "agentState")));
    }

    private void stop(String reason) {
        tell(new RuntimeStarting(project, "process", URL), "starting");
        tell(new RuntimeStopped(project, reason), "missing");
    }

    private void tell(Fact fact, String leadsTo) {
        Topic.of(Topics.EVENTS).send("/job-worker", project, (Record) fact);
        await().atMost(PATIENCE).until(() -> leadsTo.equals(ada.field(project, "observedState")));
    }

    private void step() {
        try {
            VertxContextSupport.subscribeAndAwait(reconciler::step);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private int asked() {
        return pool.preparedQuery("select restart_failures from project where id = $1")
                .execute(Tuple.of(project))
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(PATIENCE);
    }

    private List<EnqueueJob> requests(int count) {
        return Topic.of(Topics.JOB_REQUESTS)
                .await(count + 1, envelope -> envelope.subject().equals(project))
                .stream()
                .skip(1) // project.create
                .map(envelope -> (EnqueueJob) messages.requestOf(envelope).orElseThrow())
                .toList();
    }
}
