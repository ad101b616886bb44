package dev.sitewright.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Every refusal names what is too large. */
@QuarkusTest
@WithSitewrightBackends
class HeadLimitTest {
    @Test
    void a_query_that_is_too_long() {
        given().get("/nowhere?x=" + "a".repeat(4_094)).then().statusCode(404);
        refused(given().get("/nowhere?x=" + "a".repeat(4_095)).then(), 414, "query");
    }

    @Test
    void a_path_that_is_too_long() {
        given().get("/" + "a".repeat(8_191)).then().statusCode(404);
        refused(given().get("/" + "a".repeat(8_192)).then(), 414, "address");
    }

    @Test
    void a_header_that_is_too_long() {
        refused(given().header("X-Long", "a".repeat(8_190)).get("/nowhere").then(), 431, "X-Long");
    }

    @Test
    void headers_that_are_too_long_together() {
        var request = given();
        for (int number = 0; number < 3; number++) {
            request.header("X-Long-" + number, "a".repeat(6_000));
        }
        refused(request.get("/nowhere").then(), 431, "together");
    }

    @Test
    void too_many_headers() {
        var request = given();
        for (int number = 0; number < 100; number++) {
            request.header("X-" + number, "a");
        }
        refused(request.get("/nowhere").then(), 431, "more than 100");
    }

    private static void refused(ValidatableResponse answer, int status, String what) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(what))
                .body("retryable", equalTo(false))
                .body("requestId", notNullValue());
    }
}
