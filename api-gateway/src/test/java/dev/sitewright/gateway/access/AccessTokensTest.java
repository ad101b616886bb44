package dev.sitewright.gateway.access;

import static dev.sitewright.gateway.access.TokenCalls.auth;
import static dev.sitewright.gateway.access.TokenCalls.bearer;
import static dev.sitewright.gateway.access.TokenCalls.me;
import static dev.sitewright.gateway.access.TokenCalls.pair;
import static dev.sitewright.gateway.access.TokenCalls.refresh;
import static dev.sitewright.gateway.access.TokenCalls.refused;
import static dev.sitewright.gateway.access.TokenCalls.signIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.ids.Ids;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.junit.jupiter.api.Test;

@GatewayTest
class AccessTokensTest extends OfAda {
    private static final String PASSWORD = "correct horse";

    @Inject
    Pool pool;

    @Test
    void a_signed_in_browser_gets_tokens_that_anybody_can_verify() throws Exception {
        var answer = given().cookie("sitewright_session", ada.cookie())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/auth/token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("tokenType", is("Bearer"))
                .body("expiresIn", is(600));
        String token = answer.extract().path("accessToken");
        me(token).statusCode(200).body("user.id", is(ada.id()));
        var verified = verified(token);
        assertThat(verified.getJwtClaims().getSubject()).isEqualTo(ada.id());
        assertThat(verified.getJoseObjects().getFirst().getHeader("typ")).isEqualTo("at+jwt");
    }

    /** As a program elsewhere does it, from the published keys. */
    private static JwtContext verified(String token) throws Exception {
        var set = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver((jws, nesting) -> set.getJsonWebKeys().stream()
                        .filter(key -> key.getKeyId().equals(jws.getKeyIdHeaderValue()))
                        .map(key -> ((PublicJsonWebKey) key).getPublicKey())
                        .findFirst()
                        .orElseThrow())
                .setExpectedAudience("sitewright-api")
                .setExpectedIssuer("sitewright-gateway")
                .setRequireExpirationTime()
                .build()
                .process(token);
    }

    @Test
    void a_password_gets_tokens_and_its_change_ends_them() {
        var name = created();
        var pair = signIn(name, PASSWORD).statusCode(200);
        String token = pair.extract().path("accessToken");
        me(token).statusCode(200);
        bearer(token)
                .body(Map.of("current", PASSWORD, "new", "another horse"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        var other = signIn(name, "another horse").statusCode(200);
        bearer(other.extract().path("accessToken"))
                .body(Map.of("current", "another horse", "new", PASSWORD))
                .post("/api/v1/me/password")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        refused(me(token), "not-signed-in");
        refresh(pair.extract().path("refreshToken")).statusCode(401).body("code", is("refresh-token-invalid"));
        me(other.extract().path("accessToken")).statusCode(200);
    }

    @Test
    void wrong_and_half_credentials_get_none() {
        signIn("nobody-" + Ids.next("x"), "wrong horse").statusCode(401).body("code", is("wrong-credentials"));
        auth("token", Map.of("username", "ada")).statusCode(422).body("errors.pointer", contains("/password"));
        auth("token", Map.of("password", "x")).statusCode(422).body("errors.pointer", contains("/username"));
        auth("token", Map.of()).statusCode(401).body("code", is("not-signed-in"));
        auth("token", Map.of("username", "a", "password", "b", "scopes", List.of("all")))
                .statusCode(422)
                .body("errors.pointer", contains("/scopes/0"));
        auth("refresh", Map.of()).statusCode(422).body("errors.pointer", contains("/refreshToken"));
    }

    @Test
    void a_token_is_no_way_to_another_sign_in() {
        bearer(pair(ada).access()).body("{}").post("/api/v1/auth/token").then().statusCode(403);
    }

    @Test
    void tokens_can_be_had_with_less_than_the_account_may() {
        var answer = ada.request()
                .body(Map.of("scopes", List.of("account:read", "admin:read")))
                .post("/api/v1/auth/token")
                .then()
                .statusCode(200)
                .body("scopes", contains("account:read"));
        String token = answer.extract().path("accessToken");
        me(token).statusCode(200);
        bearer(token).get("/api/v1/projects").then().statusCode(403).body("detail", containsString("projects:read"));
        ada.request()
                .body(Map.of("scopes", List.of("admin:read")))
                .post("/api/v1/auth/token")
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-yours"));
    }

    @Test
    void an_expired_token_says_so_and_is_refreshed_though_it_is_still_sent() {
        var pair = pair(ada);
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        refused(me(pair.access()), "token-expired");
        String next = bearer(pair.access())
                .body(Map.of("refreshToken", pair.refresh()))
                .post("/api/v1/auth/refresh")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        me(next).statusCode(200);
    }

    @Test
    void a_client_that_got_no_answer_asks_again_and_stays_signed_in() {
        var pair = pair(ada);
        String next = refresh(pair.refresh()).statusCode(200).extract().path("refreshToken");
        clock.advance(Duration.ofSeconds(29));
        refresh(pair.refresh()).statusCode(200).body("refreshToken", is(next));
        refresh(next).statusCode(200);
    }

    @Test
    void a_client_that_asks_many_times_at_once_stays_signed_in() {
        var pair = pair(ada);
        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(twin ->
                        refresh(pair.refresh()).statusCode(200).extract().<String>path("refreshToken"))
                .distinct()
                .toList();
        assertThat(answers).hasSize(1).doesNotContain(pair.refresh());
        refresh(answers.getFirst()).statusCode(200);
    }

    @Test
    void a_refresh_token_used_again_later_ends_the_sign_in() {
        var pair = pair(ada);
        var next = refresh(pair.refresh()).statusCode(200);
        clock.advance(Duration.ofSeconds(31));
        refresh(pair.refresh()).statusCode(401).body("code", is("refresh-token-invalid"));
        refused(me(next.extract().path("accessToken")), "not-signed-in");
        refresh(next.extract().path("refreshToken")).statusCode(401);
    }

    @Test
    void a_refresh_token_used_again_after_its_successor_was_ends_the_sign_in_at_once() {
        var pair = pair(ada);
        String next = refresh(pair.refresh()).extract().path("refreshToken");
        String third = refresh(next).statusCode(200).extract().path("refreshToken");
        refresh(pair.refresh()).statusCode(401);
        refresh(third).statusCode(401);
    }

    @Test
    void another_sign_in_of_the_same_person_goes_on() {
        var pair = pair(ada);
        var other = pair(ada);
        refresh(pair.refresh());
        clock.advance(Duration.ofMinutes(1));
        refresh(pair.refresh()).statusCode(401);
        me(other.access()).statusCode(200);
    }

    @Test
    void a_sign_in_can_be_ended_with_all_its_tokens() {
        var pair = pair(ada);
        auth("revoke", Map.of("refreshToken", pair.refresh())).statusCode(204);
        refused(me(pair.access()), "not-signed-in");
        refresh(pair.refresh()).statusCode(401);
        auth("revoke", Map.of("refreshToken", pair.refresh())).statusCode(204);
        auth("revoke", Map.of("refreshToken", "nonsense")).statusCode(204);
    }

    @Test
    void a_sign_in_ends_when_nobody_comes_back_and_after_half_a_year_anyway() {
        var idle = pair(ada);
        var kept = pair(ada).refresh();
        for (var week = 0; week < 25; week++) {
            clock.advance(Duration.ofDays(7));
            kept = refresh(kept).statusCode(200).extract().path("refreshToken");
        }
        refresh(idle.refresh()).statusCode(401);
        clock.advance(Duration.ofDays(6));
        refresh(kept).statusCode(401);
    }

    @Test
    void a_disabled_account_is_out_at_once_by_every_way() {
        var pair = pair(ada);
        String personal = ada.request()
                .body(Map.of("items", List.of(Map.of("name", "x", "scopes", List.of("account:read")))))
                .post("/api/v1/tokens")
                .then()
                .extract()
                .path("items[0].token");
        execute("update account set disabled = true where id = $1", ada.id());
        refused(me(pair.access()), "not-signed-in");
        refused(me(personal), "not-signed-in");
        refresh(pair.refresh()).statusCode(401);
        ada.request().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void what_is_stored_signs_nobody_in() {
        var pair = pair(ada);
        refresh(pair.refresh());
        var stored = pool.preparedQuery("""
                        select concat_ws(' ', r.hash, r.salt, f.id) as all_of_it from refresh_token r
                        join token_family f on f.id = r.family_id where f.account_id = $1
                        """).executeAndAwait(Tuple.of(ada.id())).stream()
                .map(row -> row.getString("all_of_it"))
                .toList();
        assertThat(stored).hasSize(2).noneMatch(text -> text.contains("swr_") || text.contains(pair.access()));
    }

    private String created() {
        var name = "ada-" + Ids.next("x").substring(20);
        people.admin()
                .request()
                .body(Map.of("items", List.of(Map.of("username", name, "password", PASSWORD, "role", "user"))))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        return name;
    }

    private void execute(String sql, String parameter) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(parameter));
    }
}
