package dev.sitewright.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.ChatToolStart;
import dev.sitewright.contracts.Delta.ChatMessagePartAdded;
import dev.sitewright.contracts.JobFact;
import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.EventReader;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.ProjectServiceStub;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Topic;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The streams beside a project's. */
@GatewayTest
class OtherStreamsTest {
    private static final Topic EVENTS = Topic.of(Topics.EVENTS);
    private static final Topic DELTAS = Topic.of(Topics.DELTAS);

    @Inject
    People people;

    ProjectServiceStub projectService = new ProjectServiceStub();

    private final String projectId = Ids.next("prj");
    private final String chat = "/api/v1/projects/" + projectId + "/sessions/ses_A/events";

    private People.Person ada = new People.Person("", "");

    @BeforeEach
    void ada_has_a_project() {
        projectService.reset();
        ada = people.somebody();
        projectService.give(projectId, ada.id());
    }

    @Test
    void a_chat_is_the_part_of_its_projects_stream_that_is_about_it() {
        EVENTS.send("/agent-bridge", projectId, new ChatSessionStatus(projectId, "ses_A", "busy"));
        EVENTS.send("/agent-bridge", projectId, new ChatSessionStatus(projectId, "ses_B", "busy"));
        EVENTS.send("/agent-bridge", projectId, calling("ses_B", Map.of("sessionId", "ses_A")));
        EVENTS.send("/agent-bridge", projectId, new ChatSessionStatus(projectId, "ses_A", "idle"));
        EVENTS.send("/job-worker", projectId, new JobStarted("job_1", "runtime.up", projectId, 1));
        try (var reader = EventReader.open(ada, chat)) {
            assertThat(reader.until(event -> "5".equals(event.id())))
                    .extracting(EventReader.Event::event, EventReader.Event::id)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("hello", null),
                            org.assertj.core.groups.Tuple.tuple("chat.session.status", "1"),
                            org.assertj.core.groups.Tuple.tuple("chat.session.status", "4"),
                            org.assertj.core.groups.Tuple.tuple("bookmark", "5"));
        }
        ada.request()
                .get(chat + "?format=json&after=1")
                .then()
                .statusCode(200)
                .body("items.number", Matchers.contains(4))
                .body("next", Matchers.is(5));
    }

    @Test
    void a_chat_shows_its_own_growing_texts_only() {
        try (var reader = EventReader.open(ada, chat)) {
            reader.next(event -> event.event().equals("snapshot"));
            DELTAS.send("/agent-bridge", projectId, grown("ses_B", "prt_B"));
            DELTAS.send("/agent-bridge", projectId, grown("ses_A", "prt_A"));
            assertThat(reader.next(event -> event.comment() == null).data()).contains("prt_A");
        }
        try (var later = EventReader.open(ada, chat)) {
            assertThat(later.next(event -> event.event().equals("snapshot")).data())
                    .contains("prt_A")
                    .doesNotContain("prt_B");
        }
    }

    @Test
    void a_chat_of_somebody_elses_project_is_not_there() {
        assertThat(EventReader.refused(404, people.somebody(), chat).getString("code"))
                .isEqualTo("project-not-found");
        EventReader.refused(422, ada, chat.replace("ses_A", "ses_%22"));
    }

    @Test
    void people_hear_what_happens_to_themselves_and_nobody_else() {
        var bob = people.somebody();
        EVENTS.send("evt_ada", "/api-gateway", ada.id(), new JobStarted("job_1", "account.export", null, 1));
        EVENTS.send("evt_bob", "/api-gateway", bob.id(), new JobStarted("job_2", "account.export", null, 1));
        try (var reader = EventReader.open(ada, "/api/v1/me/events");
                var other = EventReader.open(bob, "/api/v1/me/events")) {
            assertThat(reader.facts(1).getFirst().data()).contains("evt_ada");
            assertThat(other.facts(1).getFirst().data()).contains("evt_bob");
        }
    }

    @Test
    void administrators_follow_the_jobs_of_no_project() {
        var admin = people.admin();
        var path = "/api/v1/queue/events";
        assertThat(EventReader.refused(403, ada, path).getString("code")).isEqualTo("not-allowed");
        var head = JsonPath.from(
                        admin.request().get(path + "?format=json&limit=1").asString())
                .getLong("head");
        EVENTS.send("/job-worker", JobFact.QUEUE, new JobStarted("job_9", "projects.delete-all", null, 1));
        try (var reader = EventReader.open(admin, path + "?after=" + head)) {
            var fact = reader.facts(1).getFirst();
            assertThat(fact.id()).isEqualTo(String.valueOf(head + 1));
            assertThat(fact.data()).contains("job_9");
        }
    }

    @Test
    void administrators_watch_the_system() {
        var admin = people.admin();
        admin.request()
                .get("/api/v1/system")
                .then()
                .statusCode(200)
                .body("gateway.heapMaxBytes", Matchers.notNullValue(), "log.facts", Matchers.notNullValue())
                .body("services.name", Matchers.hasItem("job-worker"));
        EventReader.refused(403, ada, "/api/v1/system/watch");
        try (var reader = EventReader.open(admin, "/api/v1/system/watch")) {
            var samples = List.of(reader.next(), reader.next());
            assertThat(samples).extracting(EventReader.Event::event).containsOnly("sample");
            assertThat(samples.getLast().data()).contains("\"uptimeSeconds\":");
        }
    }

    private ChatToolStart calling(String session, Map<String, Object> input) {
        return new ChatToolStart(projectId, session, "msg_1", "call_1", "write", input);
    }

    private ChatMessagePartAdded grown(String session, String part) {
        return new ChatMessagePartAdded(projectId, session, "msg_" + projectId, part, 0, "Hel");
    }
}
