package dev.sitewright.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;

/** What somebody gets who does not come in. */
final class Refusals {
    private Refusals() {}

    static void refused(ValidatableResponse answer) {
        answer.statusCode(401).contentType("application/problem+json").body("code", is("login-not-completed"));
        assertThat(answer.extract().cookies()).doesNotContainKey("sitewright_session");
    }
}
