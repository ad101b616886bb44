package dev.sitewright.bridge.signin;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.platform.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/**
 * Somebody who signs in to a provider.
 *
 * @param scope {@code own} or {@code installation}
 */
record Visitor(String id, boolean admin, String scope) {
    static final int BY_CODE = 0;
    static final int BY_DEVICE = 1;
    static final int FOR_A_KEY = 2;
    static final int AWAY = 3;

    private static final String SIGN_INS = "/internal/v1/sign-ins";

    static Visitor own(String id) {
        return new Visitor(id, false, "own");
    }

    static Visitor administrator(String id) {
        return new Visitor(id, true, "installation");
    }

    RequestSpecification request() {
        return given().header("Authorization", admin ? TestTokens.admin(id) : TestTokens.user(id))
                .contentType(ContentType.JSON);
    }

    ValidatableResponse begin(int method) {
        return begin(Map.of("provider", "acme", "method", method));
    }

    ValidatableResponse begin(Map<String, ?> asked) {
        return request().body(asked).post(SIGN_INS + "?scope=" + scope).then();
    }

    ValidatableResponse finish(String signIn, Map<String, ?> code) {
        return request().body(code).post(SIGN_INS + "/" + signIn + "/finish").then();
    }

    ValidatableResponse cancel(String signIn) {
        return request().post(SIGN_INS + "/" + signIn + "/cancel").then();
    }

    ValidatableResponse look(String signIn) {
        return request().get(SIGN_INS + "/" + signIn).then();
    }

    /** @return the id of the connection that came of it */
    String signIn(int method) {
        var id = begin(method).statusCode(201).extract().<String>path("id");
        return finish(id, Map.of("code", Acme.CODE)).statusCode(200).extract().path("connectionId");
    }

    void disconnect(String connection) {
        request()
                .header("If-Match", "*")
                .delete("/internal/v1/provider-connections/" + connection + "?scope=" + scope)
                .then()
                .statusCode(200);
    }

    /** Returns when it has ended. */
    ValidatableResponse ended(String signIn) {
        await().atMost(Bridge.PATIENCE)
                .until(() -> !"waiting".equals(look(signIn).extract().path("state")));
        return look(signIn);
    }
}
