package dev.sitewright.projects.observation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.ChatSessionUpdated;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.ProjectFact.ProjectObservedStateChanged;
import dev.sitewright.contracts.RuntimeFact.RuntimeCrashed;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.RuntimeStarting;
import dev.sitewright.contracts.RuntimeFact.RuntimeStopped;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.projects.Api;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
class FactConsumerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WORKER = "/job-worker";
    private static final String BRIDGE = "/agent-bridge";
    private static final String URL = "http://127.0.0.1:5000";
    private static final String SESSION = "ses_1";

    @Inject
    Messages messages;

    @Inject
    MeterRegistry meters;

    @Inject
    Pool pool;

    private final Topic events = Topic.of(Topics.EVENTS);
    private final Api ada = Api.ofSomebody();
    private String project = "";

    @BeforeEach
    void create() {
        project = ada.create("Something to watch");
    }

    @Test
    void facts_about_the_preview_move_the_observed_state_and_are_told() {
        tell(starting());
        tell(ready());
        awaitField("observedState", "healthy");
        ada.get(project).body("previewUrl", equalTo(URL));
        tell(new RuntimeCrashed(project, List.of("out of memory")));
        awaitField("observedState", "crashed");
        ada.get(project).body("previewUrl", nullValue());

        assertThat(told(3))
                .containsExactly(
                        new ProjectObservedStateChanged(project, "unknown", "starting", null),
                        new ProjectObservedStateChanged(project, "starting", "healthy", URL),
                        new ProjectObservedStateChanged(project, "healthy", "crashed", null));
    }

    @Test
    void a_redelivered_fact_changes_nothing() {
        var id = Ids.next("evt");
        events.send(id, WORKER, project, starting());
        tell(new RuntimeCrashed(project, List.of()));
        var before = counted("redelivered");
        events.send(id, WORKER, project, starting());
        events.send(id, WORKER, project, starting());

        await().atMost(PATIENCE).until(() -> counted("redelivered") >= before + 2);
        assertThat(ada.field(project, "observedState")).isEqualTo("crashed");
        assertThat(told(2))
                .containsExactly(
                        new ProjectObservedStateChanged(project, "unknown", "starting", null),
                        new ProjectObservedStateChanged(project, "starting", "crashed", null));
    }

    @Test
    void a_fact_that_cannot_follow_is_ignored_and_counted() {
        var before = counted("refused");
        tell(ready());
        await().atMost(PATIENCE).until(() -> counted("refused") > before);
        ada.get(project).body("observedState", equalTo("unknown")).body("version", equalTo(0));
    }

    @Test
    void facts_without_a_project_and_records_that_are_no_messages_stop_nothing() {
        var unreadable = counted("unreadable");
        events.send(new Envelope("evt_x", "runtime.ready", WORKER, project, Instant.now(), null, "{".getBytes(UTF_8)));
        events.send(new Envelope("evt_y", "unheard.of", WORKER, project, Instant.now(), null, "{}".getBytes(UTF_8)));
        var nobody = Ids.next("prj");
        events.send(WORKER, nobody, new RuntimeStarting(nobody, "process", URL));
        tell(starting());
        awaitField("observedState", "starting");
        assertThat(counted("unreadable")).isGreaterThan(unreadable);
    }

    @Test
    void the_agents_session_and_state_follow_what_is_told() {
        tell(new ChatSessionUpdated(project, SESSION, null, "New session"));
        awaitField("sessionId", SESSION);
        tell(new ChatSessionUpdated(project, "ses_sub", SESSION, "A sub-agent"));
        tell(new ChatSessionStatus(project, SESSION, "busy"));
        awaitField("agentState", "working");
        tell(new ChatSessionStatus(project, "ses_sub", "idle"));
        tell(new ChatSessionStatus(project, SESSION, "idle"));
        awaitField("agentState", "idle");
        ada.get(project).body("sessionId", equalTo(SESSION));
    }

    @Test
    void a_finished_prompt_leaves_the_agent_idle_and_a_discarded_one_failed() {
        tell(new JobCompleted("job_1", "agent.open-session", project, 1));
        tell(new JobCompleted("job_2", "agent.prompt", project, 1));
        awaitField("agentState", "idle");
        tell(new JobDiscarded("job_3", "agent.prompt", project, 3, "no key"));
        awaitField("agentState", "failed");
    }

    @Test
    void a_sign_of_the_agent_that_is_older_than_another_is_ignored() {
        var refused = counted("refused");
        tellAt(Instant.parse("2026-01-01T00:00:10Z"), new JobDiscarded("job_1", "agent.prompt", project, 3, "no key"));
        tellAt(Instant.parse("2026-01-01T00:00:09Z"), new ChatSessionStatus(project, SESSION, "busy"));
        await().atMost(PATIENCE).until(() -> counted("refused") > refused);
        assertThat(ada.field(project, "agentState")).isEqualTo("failed");
    }

    @Test
    void without_a_preview_the_agent_never_starts() {
        tell(new JobDiscarded("job_1", "runtime.up", project, 3, "no port"));
        awaitField("agentState", "failed");
    }

    @Test
    void no_fact_is_lost_while_the_database_refuses_to_take_it() {
        run("alter table inbox rename to inbox_away");
        var failed = counted("failed");
        tell(starting());
        tell(ready());
        await().atMost(PATIENCE).until(() -> counted("failed") >= failed + 3);
        run("alter table inbox_away rename to inbox");

        awaitField("observedState", "healthy");
        assertThat(told(2))
                .containsExactly(
                        new ProjectObservedStateChanged(project, "unknown", "starting", null),
                        new ProjectObservedStateChanged(project, "starting", "healthy", URL));
    }

    @Test
    void what_a_fact_causes_carries_the_same_correlation_id() {
        var json = messages.toJson(starting()).getBytes(UTF_8);
        events.send(new Envelope(Ids.next("evt"), "runtime.starting", WORKER, project, Instant.now(), "req_1", json));

        var told = events.await(1, this::isToldAboutTheState);
        assertThat(told.getFirst().correlationId()).isEqualTo("req_1");
    }

    @Test
    void a_preview_stopped_because_it_idled_is_missing() {
        tell(starting());
        tell(new RuntimeStopped(project, "idle"));
        awaitField("observedState", "missing");
    }

    private RuntimeStarting starting() {
        return new RuntimeStarting(project, "process", URL);
    }

    private RuntimeReady ready() {
        return new RuntimeReady(project, URL);
    }

    private void tell(Fact fact) {
        events.send(fact instanceof dev.sitewright.contracts.ChatFact ? BRIDGE : WORKER, project, (Record) fact);
    }

    private void tellAt(Instant time, Fact fact) {
        var json = messages.toJson((Record) fact).getBytes(UTF_8);
        var type = dev.sitewright.contracts.MessageTypes.nameOf((Record) fact);
        events.send(new Envelope(Ids.next("evt"), type, WORKER, project, time, null, json));
    }

    private void awaitField(String name, String value) {
        await().atMost(PATIENCE).until(() -> value.equals(ada.field(project, name)));
    }

    /** @return all that was told about the observed state, once so much has come */
    private List<Fact> told(int count) {
        return events.await(count, this::isToldAboutTheState).stream()
                .flatMap(envelope -> messages.factOf(envelope).stream())
                .toList();
    }

    private boolean isToldAboutTheState(Envelope envelope) {
        return envelope.subject().equals(project) && envelope.type().equals("project.observed-state.changed");
    }

    private double counted(String outcome) {
        return meters.counter("sitewright.projects.facts", "outcome", outcome).count();
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }
}
