package dev.sitewright.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.contracts.ProjectFact.ProjectCreated;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.EventReader;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.JobWorkerStub;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Topic;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs, one job, and one job's log as streams. */
@GatewayTest
class JobStreamsTest {
    private static final Topic EVENTS = Topic.of(Topics.EVENTS);
    private static final String JOBS = "/api/v1/jobs";

    @Inject
    People people;

    JobWorkerStub jobs = new JobWorkerStub();

    private final String project = Ids.next("prj");
    private final String job = Ids.next("job");
    private final String other = Ids.next("job");
    private People.Person ada = new People.Person("", "");

    @BeforeEach
    void ada_has_a_project_with_jobs() {
        ada = people.somebody();
        jobs.reset();
        jobs.give(job, ada.id(), project);
        EVENTS.send(
                "/project-service", project, new ProjectCreated(project, ada.id(), "Lens", "lens", "a page", "static"));
    }

    private void started(String id, int attempt) {
        EVENTS.send("/job-worker", project, new JobStarted(id, "runtime.up", project, attempt));
    }

    @Test
    void people_follow_the_jobs_of_their_projects_and_resume() {
        started(job, 1);
        started(other, 1);
        try (var reader = EventReader.open(ada, JOBS + "/events")) {
            assertThat(reader.facts(2)).extracting(EventReader.Event::id).containsExactly("1", "2");
        }
        EVENTS.send("/job-worker", project, new JobCompleted(job, "runtime.up", project, 1));
        try (var reader = EventReader.open(ada, JOBS + "/events", "Last-Event-ID", "2")) {
            var fact = reader.facts(1).getFirst();
            assertThat(fact.id()).isEqualTo("3");
            assertThat(fact.event()).isEqualTo("job.completed");
        }
        ada.request()
                .get(JOBS + "/events?format=json&types=job.completed")
                .then()
                .statusCode(200)
                .body("items.number", Matchers.contains(3));
    }

    @Test
    void others_hear_nothing_of_them_and_administrators_all() {
        var admin = people.admin();
        var head = JsonPath.from(admin.request()
                        .get(JOBS + "/events?format=json&limit=1")
                        .asString())
                .getLong("head");
        started(job, 1);
        try (var reader = EventReader.open(admin, JOBS + "/events?after=" + head)) {
            assertThat(reader.next(event -> event.data() != null && event.data().contains(job))
                            .event())
                    .isEqualTo("job.started");
        }
        people.somebody()
                .request()
                .get(JOBS + "/events?format=json")
                .then()
                .statusCode(200)
                .body("items", Matchers.empty());
    }

    @Test
    void one_job_is_followed_by_its_owner_alone() {
        started(other, 1);
        started(job, 1);
        var path = JOBS + "/" + job + "/events";
        try (var reader = EventReader.open(ada, path)) {
            var fact = reader.facts(1).getFirst();
            assertThat(fact.data()).contains(job);
            assertThat(fact.id()).isEqualTo("3"); // of the project's numbers
        }
        assertThat(EventReader.refused(404, people.somebody(), path).getString("code"))
                .isEqualTo("job-not-found");
    }

    @Test
    void a_jobs_log_is_followed_from_where_its_reader_was() {
        var path = JOBS + "/" + job + "/log?format=sse";
        try (var reader = EventReader.open(ada, path)) {
            assertThat(reader.next().event()).isEqualTo("hello");
            assertThat(reader.headers().firstValue("Cache-Control")).hasValue("no-cache");
            var lines = reader.facts(3);
            assertThat(lines).extracting(EventReader.Event::id).containsExactly("1", "2", "3");
            assertThat(lines.getFirst().data()).isEqualTo("{\"n\":1,\"line\":\"a: b\"}");
            assertThat(reader.next().comment()).isNotNull();
        }
        try (var reader =
                EventReader.open(ada, JOBS + "/" + job + "/log", "Accept", "text/event-stream", "Last-Event-ID", "2")) {
            assertThat(reader.facts(1).getFirst().id()).isEqualTo("3");
        }
        assertThat(EventReader.refused(404, people.somebody(), path).getString("code"))
                .isEqualTo("job-not-found");
    }
}
