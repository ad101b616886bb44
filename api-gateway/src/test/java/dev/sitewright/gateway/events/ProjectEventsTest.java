package dev.sitewright.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.Part;
import dev.sitewright.contracts.ChatFact.Usage;
import dev.sitewright.contracts.Delta.ChatMessagePartAdded;
import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.EventReader;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.ProjectServiceStub;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Topic;
import jakarta.inject.Inject;
import java.util.List;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class ProjectEventsTest {
    private static final Topic EVENTS = Topic.of(Topics.EVENTS);
    private static final Topic DELTAS = Topic.of(Topics.DELTAS);

    @Inject
    People people;

    ProjectServiceStub projectService = new ProjectServiceStub();

    private final String projectId = Ids.next("prj");
    private final String path = "/api/v1/projects/" + projectId + "/events";

    private People.Person ada = new People.Person("", "");

    @BeforeEach
    void ada_has_a_project() {
        projectService.reset();
        ada = people.somebody();
        projectService.give(projectId, ada.id());
    }

    @Test
    void a_reader_is_greeted_and_hears_facts_as_they_happen() {
        try (var reader = EventReader.open(ada, path)) {
            var hello = reader.next();
            assertThat(hello.event()).isEqualTo("hello");
            assertThat(hello.data()).isEqualTo("{\"head\":0,\"oldest\":1}");
            assertThat(hello.retry()).isEqualTo("1000");
            reader.next(event -> event.event().equals("snapshot"));
            EVENTS.send("evt_1", "/job-worker", projectId, started(1));
            var fact = reader.facts(1).getFirst();
            assertThat(fact.id()).isEqualTo("1");
            assertThat(fact.event()).isEqualTo("job.started");
            assertThat(fact.data())
                    .startsWith(
                            "{\"id\":\"evt_1\",\"number\":1,\"type\":\"job.started\",\"source\":\"/job-worker\",\"subject\":\""
                                    + projectId)
                    .endsWith("\"data\":{\"jobId\":\"job_1\",\"kind\":\"runtime.up\",\"projectId\":\"" + projectId
                            + "\",\"attempt\":1}}");
        }
    }

    @Test
    void the_headers_keep_caches_and_proxies_from_holding_it_back() {
        try (var reader = EventReader.open(ada, path)) {
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(reader.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(reader.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        }
    }

    @Test
    void resuming_after_any_number_brings_the_same_facts_once_each() {
        for (int i = 1; i <= 5; i++) {
            EVENTS.send("/job-worker", projectId, started(i));
        }
        List<EventReader.Event> all;
        try (var reader = EventReader.open(ada, path)) {
            all = reader.facts(5);
        }
        assertThat(all).extracting(EventReader.Event::id).containsExactly("1", "2", "3", "4", "5");
        for (int after = 0; after < 5; after++) {
            try (var byQuery = EventReader.open(ada, path + "?after=" + after);
                    var byHeader = EventReader.open(ada, path + "?after=0", "Last-Event-ID", String.valueOf(after))) {
                assertThat(byQuery.facts(5 - after)).isEqualTo(all.subList(after, 5));
                assertThat(byHeader.facts(5 - after)).isEqualTo(all.subList(after, 5));
            }
        }
    }

    @Test
    void a_fact_that_is_delivered_twice_is_in_the_log_once() {
        EVENTS.send("evt_1", "/job-worker", projectId, started(1));
        EVENTS.send("evt_1", "/job-worker", projectId, started(1));
        EVENTS.send("evt_2", "/job-worker", projectId, started(2));
        try (var reader = EventReader.open(ada, path)) {
            assertThat(reader.facts(2))
                    .extracting(EventReader.Event::data)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("evt_1"),
                            second -> assertThat(second).contains("evt_2"));
        }
    }

    @Test
    void texts_grow_after_a_snapshot_until_a_fact_tells_them_whole() {
        try (var reader = EventReader.open(ada, path)) {
            reader.next(event -> event.event().equals("snapshot"));
            DELTAS.send("/agent-bridge", projectId, grown(0, "Hel"));
            var piece = reader.next(event -> event.comment() == null);
            assertThat(piece.event()).isEqualTo("chat.message.part.added");
            assertThat(piece.id()).isNull();
            assertThat(piece.data()).startsWith("{\"type\":\"chat.message.part.added\",\"data\":{\"projectId\":");
        }
        try (var second = EventReader.open(ada, path)) {
            assertThat(second.next(event -> event.event().equals("snapshot")).data())
                    .contains("\"partId\":\"prt_1\",\"kind\":\"text\",\"text\":\"Hel\"");
            EVENTS.send("/agent-bridge", projectId, whole());
            second.facts(1);
        }
        try (var third = EventReader.open(ada, path)) {
            assertThat(third.next(event -> event.event().equals("snapshot")).data())
                    .isEqualTo("{\"parts\":[]}");
        }
    }

    @Test
    void a_filtered_stream_moves_by_bookmarks() {
        EVENTS.send("/job-worker", projectId, started(1));
        EVENTS.send("/agent-bridge", projectId, new ChatSessionStatus(projectId, "ses_1", "busy"));
        EVENTS.send("/job-worker", projectId, started(2));
        try (var everything = EventReader.open(ada, path)) {
            everything.facts(3);
        }
        try (var reader = EventReader.open(ada, path + "?types=chat.*")) {
            assertThat(reader.until(event -> event.event().equals("bookmark")))
                    .extracting(EventReader.Event::event, EventReader.Event::id)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("hello", null),
                            org.assertj.core.groups.Tuple.tuple("chat.session.status", "2"),
                            org.assertj.core.groups.Tuple.tuple("bookmark", "3"));
        }
    }

    @Test
    void silence_is_broken_by_comments() {
        try (var reader = EventReader.open(ada, path)) {
            assertThat(reader.next(event -> event.comment() != null).comment()).isEqualTo("keep-alive");
        }
    }

    @Test
    void a_number_beyond_the_log_is_answered_with_a_reset() {
        try (var reader = EventReader.open(ada, path + "?after=7")) {
            reader.next();
            var reset = reader.next();
            assertThat(reset.event()).isEqualTo("reset");
            assertThat(reset.data())
                    .isEqualTo("{\"asked\":7,\"head\":0,\"oldest\":1,\"link\":\"/api/v1/projects/" + projectId + "\"}");
        }
    }

    @Test
    void the_same_facts_come_as_pages() {
        for (int i = 1; i <= 3; i++) {
            EVENTS.send("/job-worker", projectId, started(i));
        }
        String third;
        try (var reader = EventReader.open(ada, path)) {
            third = reader.facts(3).get(2).data();
        }
        var page = ada.request().get(path + "?format=json&after=1&limit=1");
        page.then()
                .statusCode(200)
                .body("items.number", Matchers.contains(2))
                .body("head", Matchers.is(3))
                .body("oldest", Matchers.is(1))
                .body("next", Matchers.is(2));
        var rest = ada.request().get(path + "?format=json&after=2").asString();
        assertThat(rest).isEqualTo("{\"items\":[" + third + "],\"head\":3,\"oldest\":1,\"next\":3}");
    }

    @Test
    void each_bad_parameter_is_named() {
        for (var bad :
                List.of("after=-1", "after=x", "after=1.5", "after=99999999999999999999", "types=..", "types=A")) {
            var problem = EventReader.refused(400, ada, path + "?" + bad);
            assertThat(problem.getString("code")).isEqualTo("bad-parameter");
            assertThat(problem.getString("errors[0].pointer")).isEqualTo("?" + bad.replaceFirst("=.*", ""));
        }
        assertThat(EventReader.refused(400, ada, path, "Last-Event-ID", "seven").getString("errors[0].pointer"))
                .isEqualTo("Last-Event-ID:");
        EventReader.refused(422, ada, path + "?format=json&limit=0");
        EventReader.refused(422, ada, path + "?format=json&limit=1001");
    }

    @Test
    void nobody_else_can_tell_that_the_project_exists() {
        var bob = people.somebody();
        assertThat(EventReader.refused(404, bob, path).getString("code")).isEqualTo("project-not-found");
        EventReader.refused(404, bob, path + "?format=json");
        EventReader.refused(404, ada, "/api/v1/projects/prj_x/events");
        var nobody = new People.Person("", "no-session");
        assertThat(EventReader.refused(401, nobody, path).getString("code")).isEqualTo("not-signed-in");
    }

    @Test
    void a_reader_is_told_to_come_back_when_ownership_cannot_be_checked() {
        projectService.fail(503);
        var problem = EventReader.refused(503, ada, path);
        assertThat(problem.getString("code")).isEqualTo("service-unavailable");
        assertThat(problem.getBoolean("retryable")).isTrue();
        assertThat(problem.getLong("retryAfterMs")).isEqualTo(2000);
    }

    private JobStarted started(int number) {
        return new JobStarted("job_" + number, "runtime.up", projectId, 1);
    }

    private ChatMessagePartAdded grown(int offset, String text) {
        return new ChatMessagePartAdded(projectId, "ses_1", "msg_" + projectId, "prt_1", offset, text);
    }

    private ChatMessageFinal whole() {
        return new ChatMessageFinal(
                projectId,
                "ses_1",
                "msg_" + projectId,
                List.of(new Part("prt_1", "text", "Hello")),
                "demo/demo",
                new Usage(1, 1, 0, 0, 0, 0),
                false);
    }
}
