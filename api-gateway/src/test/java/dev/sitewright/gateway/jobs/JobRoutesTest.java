package dev.sitewright.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.JobWorkerStub;
import dev.sitewright.gateway.testing.JobWorkerStub.Call;
import dev.sitewright.gateway.testing.People;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route about jobs, the queue and schedules goes to job-worker as it came, for those who may. */
@GatewayTest
class JobRoutesTest {
    private static final String JOB = "job_0199c6a01f2e7000a1b2c3d4e5f60718";
    private static final String BODY = "{\"items\":[{\"id\":\"x\"}]}";

    @Inject
    People people;

    JobWorkerStub jobs = new JobWorkerStub();

    @BeforeEach
    void forget() {
        jobs.reset();
    }

    private static Response send(People.Person person, String method, String path, String body) {
        var request = person.request().urlEncodingEnabled(false).header("If-Match", "*");
        return (body.isEmpty() ? request : request.body(body)).request(method, "/api/v1" + path);
    }

    private void assertPassed(People.Person person, String method, String path, String body) {
        send(person, method, path, body).then().statusCode(200).header("ETag", equalTo("\"7\""));
        assertThat(jobs.calls()).isEqualTo(List.of(new Call(method + " /internal/v1" + path, person.id(), body)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /jobs?state=running&kind=a.b&limit=2",
        "GET, /jobs/" + JOB,
        "GET, /jobs/" + JOB + "/log?after=3&limit=5",
        "POST, /jobs/" + JOB + "/cancel",
        "POST, /jobs/" + JOB + "/retry",
        "POST, /jobs/" + JOB + "/run-now",
        "DELETE, /jobs/" + JOB
    })
    void what_people_ask_about_their_jobs_is_passed_on(String method, String path) {
        var ada = people.somebody();
        jobs.give(JOB, ada.id(), null);
        assertPassed(ada, method, path, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs:cancel", "/jobs:retry", "/jobs:run-now", "/jobs:delete"})
    void what_is_done_to_many_jobs_is_passed_on(String path) {
        assertPassed(people.somebody(), "POST", path + "?mode=partial", BODY);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /queue",
        "GET, /queue/stats",
        "GET, /queue/pauses",
        "GET, /queue/limits",
        "GET, /schedules?limit=2&sort=-id",
        "GET, /schedules/nightly-stop",
        "POST, /schedules/nightly-stop/run-now",
        "DELETE, /schedules/nightly-stop"
    })
    void what_administrators_ask_is_passed_on_and_nobody_elses(String method, String path) {
        assertPassed(people.admin(), method, path, "");
        assertRefused(method, path, "");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /queue",
        "POST, /queue/pauses",
        "POST, /queue/pauses:delete",
        "POST, /queue/limits",
        "POST, /queue/limits:delete",
        "POST, /schedules?mode=partial",
        "PATCH, /schedules",
        "POST, /schedules:delete",
        "POST, /schedules:run-now",
        "PATCH, /schedules/nightly-stop"
    })
    void what_administrators_change_is_passed_on_and_nobody_elses(String method, String path) {
        assertPassed(people.admin(), method, path, BODY);
        assertRefused(method, path, BODY);
    }

    private void assertRefused(String method, String path, String body) {
        jobs.reset();
        send(people.somebody(), method, path, body).then().statusCode(403);
        assertThat(jobs.calls()).isEmpty();
    }

    @Test
    void what_can_be_no_id_is_not_even_asked_for() {
        send(people.somebody(), "GET", "/jobs/job_1", "").then().statusCode(404).body("code", equalTo("job-not-found"));
        send(people.admin(), "GET", "/schedules/..%2Fjobs", "")
                .then()
                .statusCode(404)
                .body("code", equalTo("schedule-not-found"));
        assertThat(jobs.calls()).isEmpty();
    }
}
