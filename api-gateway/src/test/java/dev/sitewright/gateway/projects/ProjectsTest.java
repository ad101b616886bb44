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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                .doesNotContainKeys("cookie", "x-forwarded-for");
    }

    @Test
    void headers_that_are_not_named_do_not_pass_back() {
        ada.request()
                .get("/api/v1/projects")
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
    @ValueSource(ints = {-1, 401, 502, 503, 504})
    void a_service_that_cannot_answer_is_told_as_such(int status) {
        projectService.fail(status);
        ada.request()
                .get("/api/v1/projects")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .body("code", is("service-unavailable"))
                .body("retryable", is(true));
    }

    @Test
    void a_body_over_a_mebibyte_is_refused() {
        ada.request()
                .body("{\"items\":[{\"prompt\":\"" + "x".repeat(1 << 20) + "\"}]}")
                .post("/api/v1/projects")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", is("body-too-large"));
        assertThat(projectService.calls()).isEmpty();
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
