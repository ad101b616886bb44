package dev.sitewright.gateway.projects;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.ProjectServiceStub;
import dev.sitewright.platform.ids.Ids;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class ProjectsTest {
    @Inject
    People people;

    ProjectServiceStub projectService = new ProjectServiceStub();

    private People.Person ada = new People.Person("", "");

    @BeforeEach
    void ada_is_signed_in() {
        projectService.reset();
        ada = people.somebody();
    }

    @Test
    void bodies_pass_as_they_are_in_the_callers_name() {
        var body = "{ \"items\" : [ {\"prompt\": \"Café \\u00e9\", \"x\": 1.50} ] }";
        var answer = ada.request()
                .header("X-Request-Id", "req-7")
                .header("Idempotency-Key", "key-7")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-Elsewhere", "1")
                .body(body)
                .post("/api/v1/projects?mode=atomic");
        answer.then().statusCode(201).header("X-Request-Id", "req-7").contentType(ContentType.JSON);
        assertThat(answer.asString()).isEqualTo(body);
        var call = projectService.calls().getFirst();
        assertThat(call.line()).isEqualTo("POST /internal/v1/projects?mode=atomic");
        assertThat(call.caller()).isEqualTo(ada.id());
        assertThat(call.body()).isEqualTo(body);
        assertThat(call.headers())
                .containsEntry("x-request-id", "req-7")
                .containsEntry("idempotency-key", "key-7")
                .containsEntry("x-forwarded-for", "1.2.3.4, 127.0.0.1")
                .doesNotContainKeys("cookie", "x-elsewhere");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,  /api/v1/projects,              201",
        "PATCH, /api/v1/projects,              200",
        "POST,  /api/v1/projects:delete,       202",
        "POST,  /api/v1/projects?mode=partial, 207"
    })
    void a_list_sent_again_has_the_same_answer(String method, String path, int status) {
        var body = "{\"items\":[1]}";
        for (var replayed : new String[] {null, "true"}) {
            ada.request()
                    .header("Idempotency-Key", "key of " + method + path)
                    .urlEncodingEnabled(false)
                    .body(body)
                    .request(method, path)
                    .then()
                    .statusCode(status)
                    .header("Idempotency-Replayed", replayed == null ? nullValue() : is(replayed))
                    .body(is(body));
        }
        assertThat(projectService.calls().getFirst().line())
                .isEqualTo(method + " " + path.replace("/api/v1", "/internal/v1"));
    }

    @Test
    void a_change_of_one_project_is_meant_for_a_version() {
        var project = "/api/v1/projects/" + projectOf(ada);
        for (var type : List.of("application/json", "application/merge-patch+json")) {
            var patch = ada.request().contentType(type).body("{\"name\":\"Lens\"}");
            patch.patch(project).then().statusCode(428).body("code", is("precondition-required"));
            patch.header("If-Match", "\"7\"")
                    .patch(project)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"8\"");
        }
        ada.request().header("If-Match", "\"6\"").delete(project).then().statusCode(412);
        ada.request()
                .header("If-Match", "\"7\"")
                .delete(project)
                .then()
                .statusCode(202)
                .header("ETag", "\"8\"");
    }

    @Test
    void a_project_that_the_caller_has_is_not_sent_again() {
        var project = "/api/v1/projects/" + projectOf(ada);
        var answer = ada.request().header("If-None-Match", "\"7\"").get(project);
        answer.then().statusCode(304).header("ETag", "\"7\"");
        assertThat(answer.asString()).isEmpty();
    }

    private String projectOf(People.Person owner) {
        var project = Ids.next("prj");
        projectService.give(project, owner.id());
        return project;
    }

    @Test
    void headers_that_are_not_named_do_not_pass_back() {
        ada.request()
                .get("/api/v1/projects/" + projectOf(ada))
                .then()
                .statusCode(200)
                .header("X-Secret", nullValue())
                .header("ETag", "\"7\"");
    }

    @Test
    void problems_pass_unchanged() {
        ada.request()
                .get("/api/v1/projects/" + Ids.next("prj"))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", is("project-not-found"));
    }

    @Test
    void a_project_is_shown_to_its_owner() {
        var project = Ids.next("prj");
        projectService.give(project, ada.id());
        ada.request().get("/api/v1/projects/" + project).then().statusCode(200).body("id", is(project));
        people.somebody().request().get("/api/v1/projects/" + project).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prj_x", "..%2Fjobs", "prj_0199c6a01f2e7000a1b2c3d4e5f60718x", "%2e%2e"})
    void what_is_no_id_never_becomes_part_of_an_address(String id) {
        ada.request()
                .urlEncodingEnabled(false)
                .get("/api/v1/projects/" + id)
                .then()
                .statusCode(404);
        assertThat(projectService.calls()).isEmpty();
    }

    @Test
    void nobody_comes_in_without_a_session() {
        for (var path : List.of("/api/v1/projects", "/api/v1/projects/" + Ids.next("prj"))) {
            given().get(path).then().statusCode(401).body("code", is("not-signed-in"));
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/projects")
                .then()
                .statusCode(401);
        assertThat(projectService.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, 503, service-unavailable",
        "502, 503, service-unavailable",
        "503, 503, service-unavailable",
        "504, 504, service-timeout",
        " -1, 504, service-timeout"
    })
    void a_service_that_cannot_answer_is_told_as_such(int with, int status, String code) {
        projectService.fail(with);
        ada.request()
                .get("/api/v1/projects")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .body("code", is(code))
                .body("retryable", is(true));
    }

    @Test
    void a_service_that_says_itself_why_it_cannot_is_heard() {
        projectService.fail(503, "database-unavailable");
        ada.request().get("/api/v1/projects").then().statusCode(503).body("code", is("database-unavailable"));
    }

    @Test
    void who_prefers_to_wait_is_kept_waiting_for_longer() {
        projectService.answerAfter(Duration.ofMillis(1_500)); // sitewright.proxy.timeout is 1 s here
        ada.request().get("/api/v1/projects").then().statusCode(504);
        ada.request()
                .header("Prefer", "respond-async, wait=10")
                .get("/api/v1/projects")
                .then()
                .statusCode(200);
    }

    @Test
    void only_json_is_taken() {
        ada.request()
                .contentType(ContentType.XML)
                .body("<a/>")
                .post("/api/v1/projects")
                .then()
                .statusCode(415);
        assertThat(projectService.calls()).isEmpty();
    }

    @Test
    void what_is_not_named_does_not_pass() {
        ada.request().delete("/api/v1/projects").then().statusCode(405).contentType("application/problem+json");
        ada.request()
                .get("/api/v1/projects/" + Ids.next("prj") + "/files")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        ada.request().get("/internal/v1/projects").then().statusCode(404);
        assertThat(projectService.calls()).isEmpty();
    }
}
