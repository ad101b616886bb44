package dev.sitewright.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
class ProblemTest {
    @Test
    void an_unknown_field_is_named_by_its_pointer() {
        order("""
                {"items": [{"name": "a"}, {"name": "b", "colour": "red"}]}""")
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("/problems/bad-body"))
                .body("errors.pointer", contains("/items/1/colour"))
                .body("errors.code", contains("unknown-field"))
                .body("detail", not(containsString("dev.sitewright")));
    }

    @Test
    void a_value_of_the_wrong_type_is_named_by_its_pointer() {
        order("""
                {"items": [{"name": "a", "count": "many"}]}""")
                .statusCode(400)
                .body("errors.pointer", contains("/items/0/count"))
                .body("errors.code", contains("wrong-type"));
    }

    @Test
    void text_that_is_no_json_is_located() {
        order("""
                {"items": [""").statusCode(400).body("code", equalTo("bad-json"));
    }

    @Test
    void a_missing_body_is_named() {
        order("").statusCode(422).body("errors.code", contains("missing"));
    }

    @Test
    void a_broken_rule_is_named_by_its_pointer() {
        order("""
                {"items": [{"name": "a"}, {"name": " "}]}""")
                .statusCode(422)
                .body("code", equalTo("invalid-input"))
                .body("errors.pointer", contains("/items/1/name"))
                .body("errors.code", contains("blank"));
    }

    @Test
    void an_expected_failure_says_when_to_come_back() {
        given().get("/probe/busy")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("retryable", equalTo(true))
                .body("retryAfterMs", equalTo(1500));
    }

    @Test
    void an_unexpected_failure_shows_nothing_of_the_inside() {
        given().header("X-Request-Id", "mine-1")
                .get("/probe/broken")
                .then()
                .statusCode(500)
                .header("X-Request-Id", "mine-1")
                .body("requestId", equalTo("mine-1"))
                .body("code", equalTo("internal-error"))
                .body(not(containsString("secret detail")));
    }

    @Test
    void a_harmful_request_id_is_replaced() {
        given().header("X-Request-Id", "a b<script>")
                .get("/probe/busy")
                .then()
                .header("X-Request-Id", startsWith("req_"));
    }

    @Test
    void unknown_addresses_methods_and_media_types_are_problems() {
        given().get("/nowhere").then().statusCode(404).body("code", equalTo("not-found"));
        given().delete("/probe").then().statusCode(405).body("code", equalTo("method-not-allowed"));
        given().contentType("text/plain")
                .body("x")
                .post("/probe")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void inside_is_closed_but_for_tokens_of_this_house_and_audience() {
        var minute = Duration.ofMinutes(1);
        var service = Set.of("service");
        who(null).statusCode(401);
        who("Bearer nonsense").statusCode(401).contentType(Problem.MEDIA_TYPE).body("code", equalTo("not-signed-in"));
        who("Bearer " + TestTokens.token("service:x", service, "other-service", minute))
                .statusCode(401);
        who("Bearer " + TestTokens.token("service:x", service, "platform-test", Duration.ofMinutes(-5)))
                .statusCode(401);
        who(TestTokens.service("job-worker")).statusCode(200).body(equalTo("service:job-worker true"));
        who(TestTokens.user("usr_1")).statusCode(200).body(equalTo("usr_1 false"));
    }

    private static ValidatableResponse order(String body) {
        return given().contentType("application/json").body(body).post("/probe").then();
    }

    private static ValidatableResponse who(@org.jspecify.annotations.Nullable String authorization) {
        var request = given();
        return (authorization == null ? request : request.header("Authorization", authorization))
                .get("/internal/who")
                .then();
    }
}
