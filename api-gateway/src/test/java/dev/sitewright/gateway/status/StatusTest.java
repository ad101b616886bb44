package dev.sitewright.gateway.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GatewayTest
class StatusTest {
    @Inject
    People people;

    @Test
    void the_status_says_what_runs() {
        people.forgetAll();
        given().get("/api/v1/status")
                .then()
                .statusCode(200)
                .body("version", notNullValue())
                .body("setUp", is(false))
                .body("demoModel", nullValue())
                .body("services.name", contains("agent-bridge", "job-worker", "project-service"));
    }

    @Test
    void the_bare_address_points_to_the_api() {
        given().get("/").then().statusCode(200).body("api", is("/api/v1")).body("openapi", is("/q/openapi"));
    }

    @Test
    void the_api_describes_itself() {
        var document = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(document.<String, Object>getMap("paths").keySet())
                .contains(
                        "/api/v1/login",
                        "/api/v1/logout",
                        "/api/v1/me",
                        "/api/v1/projects",
                        "/api/v1/projects/{projectId}",
                        "/api/v1/projects/{projectId}/events",
                        "/api/v1/setup",
                        "/api/v1/status");
        document.<String, Map<String, Map<String, Object>>>getMap("paths")
                .forEach((path, operations) -> operations.forEach((method, operation) ->
                        assertThat(operation).as(method + " " + path).containsKey("summary")));
    }

    @Test
    void unknown_addresses_are_problems() {
        given().get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void it_is_ready() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
