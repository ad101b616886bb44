package dev.sitewright.gateway.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.sitewright.gateway.testing.People.Person;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** What a program does with access tokens and refresh tokens. */
final class TokenCalls {
    private TokenCalls() {}

    /** What a sign-in gives. */
    record Tokens(String access, String refresh) {}

    /** @return those of a new sign-in of somebody who has a session */
    static Tokens pair(Person person) {
        var answer =
                person.request().body("{}").post("/api/v1/auth/token").then().statusCode(200);
        return new Tokens(answer.extract().path("accessToken"), answer.extract().path("refreshToken"));
    }

    static ValidatableResponse signIn(String username, String password) {
        return auth("token", Map.of("username", username, "password", password));
    }

    static ValidatableResponse refresh(String token) {
        return auth("refresh", Map.of("refreshToken", token));
    }

    static ValidatableResponse auth(String verb, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/auth/" + verb)
                .then();
    }

    static ValidatableResponse me(String token) {
        return bearer(token).get("/api/v1/me").then();
    }

    static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    static void refused(ValidatableResponse answer, String code) {
        answer.statusCode(401)
                .body("code", is(code))
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }
}
