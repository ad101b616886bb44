package dev.sitewright.gateway.bearer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class BearerTest {
    private static final String PROTECTED = "/api/v1/tokens";
    private static final String OPEN = "/api/v1/setup";

    @Inject
    People people;

    @Test
    void who_sends_nothing_is_told_how_to_sign_in() {
        given().get(PROTECTED)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", is("not-signed-in"))
                .header("WWW-Authenticate", is("Bearer realm=\"Sitewright\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "bearer nonsense",
                "Bearer two words",
                "Bearer swt_00000000000000000000000000000000000000",
                "Bearer swr_00000000000000000000000000000000000000",
                "Bearer a.b.c",
                "Bearer ..",
                "Bearer {\"alg\":\"none\"}"
            })
    void what_is_no_token_is_refused(String header) {
        refused(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-gateway", "project-service", "job-worker", "agent-bridge", "sitewright-api"})
    void internal_tokens_open_nothing_at_the_public_door(String audience) {
        refused("Bearer " + TestTokens.token("usr_x", Set.of("admin", "user"), audience, Duration.ofMinutes(1)));
        refused("Bearer " + TestTokens.token("service:x", Set.of("service"), audience, Duration.ofMinutes(1)));
    }

    @Test
    void a_bad_token_beside_a_good_cookie_is_what_counts() {
        people.somebody()
                .request()
                .header("Authorization", "Bearer nonsense")
                .get(PROTECTED)
                .then()
                .statusCode(401);
    }

    @Test
    void two_credentials_at_once_are_none() {
        given().header("Authorization", "Bearer a", "Bearer b")
                .get(PROTECTED)
                .then()
                .statusCode(401);
    }

    @Test
    void a_proxys_own_scheme_leaves_the_cookie_alone() {
        people.somebody()
                .request()
                .header("Authorization", "Basic YTpi")
                .get(PROTECTED)
                .then()
                .statusCode(200);
    }

    @Test
    void what_is_open_to_everybody_stays_open_with_a_bad_token() {
        given().header("Authorization", "Bearer nonsense").get(OPEN).then().statusCode(200);
    }

    private static void refused(String header) {
        given().header("Authorization", header)
                .get(PROTECTED)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", is("not-signed-in"))
                .header("WWW-Authenticate", startsWith("Bearer realm=\"Sitewright\", error=\"invalid_token\""));
    }
}
