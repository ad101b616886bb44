package dev.sitewright.gateway.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.gateway.account.Accounts;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.testing.Transactions;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class LoginTest {
    private static final Map<String, String> ADA = Map.of("username", "Ada", "password", "correct horse");

    private static final String CORRECT_HORSE_HASHED_WEAKLY =
            "$argon2id$v=19$m=8,t=1,p=1$d2Vhay1zYWx0LTE2Ynl0ZQ$hUSIkOeFbXrMBfSM3olIMp9ofcyPdIs37if/FierTzg";

    @Inject
    People people;

    @Inject
    Accounts accounts;

    @Inject
    Pool pool;

    @BeforeEach
    void nobody_is_here() {
        people.forgetAll();
    }

    @Test
    void the_first_account_is_an_administrators_and_signed_in() {
        given().get("/api/v1/setup").then().statusCode(200).body("setUp", is(false));
        var answer = setUp(ADA);
        answer.then()
                .statusCode(201)
                .body("user.id", matchesPattern("usr_[0-9a-f]{32}"))
                .body("user.username", is("Ada"))
                .body("user.role", is("admin"));
        given().get("/api/v1/setup").then().body("setUp", is(true));
        given().cookie(answer.getDetailedCookie("sitewright_session"))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("user.username", is("Ada"));
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_lasts_a_month() {
        assertThat(setUp(ADA).getHeader("Set-Cookie"))
                .matches("sitewright_session=[A-Za-z0-9_-]{43};.*")
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=2592000", "Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void what_is_stored_is_neither_the_password_nor_the_token() {
        var token = setUp(ADA).getCookie("sitewright_session");
        assertThat(texts("select password_hash from account"))
                .singleElement()
                .asString()
                .startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(texts("select token_hash from session")).containsExactly(People.hashOf(token));
    }

    @Test
    void setting_up_again_is_refused() {
        setUp(ADA);
        setUp(Map.of("username", "Bob", "password", "correct horse"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", is("already-set-up"));
    }

    @Test
    void of_many_who_set_up_at_once_one_wins() {
        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> setUp(Map.of("username", "person" + i, "password", "correct horse"))
                        .statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
        assertThat(texts("select username from account")).hasSize(1);
    }

    @Test
    void each_bad_field_is_named() {
        setUp(Map.of("username", "-", "password", "short"))
                .then()
                .statusCode(422)
                .body("code", is("invalid-input"))
                .body("errors.pointer", contains("/password", "/username"))
                .body("errors.code", contains("wrong-size", "wrong-form"));
        setUp(Map.of("username", "ada"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/password"))
                .body("errors.code", contains("missing"));
        setUp(Map.of("username", "ada", "password", "correct horse", "role", "admin"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/role"))
                .body("errors.code", contains("unknown-field"));
        json().body("{").post("/api/v1/setup").then().statusCode(400).body("code", is("bad-json"));
        json().post("/api/v1/setup").then().statusCode(422);
    }

    @Test
    void signing_in_works_in_any_case_of_the_name_and_signing_out_ends_it() {
        setUp(ADA);
        var cookie =
                logIn("aDA", "correct horse").then().statusCode(200).extract().detailedCookie("sitewright_session");
        var browser = json().cookie(cookie);
        browser.get("/api/v1/me").then().statusCode(200);
        browser.post("/api/v1/logout").then().statusCode(204).header("Set-Cookie", matchesPattern(".*Max-Age=0.*"));
        browser.get("/api/v1/me").then().statusCode(401).body("code", is("not-signed-in"));
        browser.post("/api/v1/logout").then().statusCode(204);
    }

    @Test
    void a_wrong_name_and_a_wrong_password_answer_alike() {
        setUp(ADA);
        for (var who : List.of("ada", "bob")) {
            logIn(who, "wrong password")
                    .then()
                    .statusCode(401)
                    .header("Set-Cookie", nullValue())
                    .body("code", is("wrong-credentials"));
        }
    }

    @Test
    void guessing_is_slowed_down() {
        setUp(ADA);
        IntStream.range(0, 10).forEach(i -> logIn("ada", "guess " + i).then().statusCode(401));
        logIn("ADA", "correct horse")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", is("too-many-tries"))
                .body("retryable", is(true));
        logIn("bob", "guess").then().statusCode(401);
    }

    @Test
    void a_right_password_forgives_the_wrong_ones_before() {
        setUp(ADA);
        for (int round = 0; round < 3; round++) {
            IntStream.range(0, 6).forEach(i -> logIn("ada", "guess " + i).then().statusCode(401));
            logIn("ada", "correct horse").then().statusCode(200);
        }
    }

    @Test
    void a_password_that_was_hashed_weakly_is_hashed_anew_with_the_parameters_of_today() {
        setUp(ADA);
        pool.preparedQuery("update account set password_hash = $1")
                .executeAndAwait(io.vertx.mutiny.sqlclient.Tuple.of(CORRECT_HORSE_HASHED_WEAKLY));
        logIn("ada", "wrong password").then().statusCode(401);
        assertThat(texts("select password_hash from account")).containsExactly(CORRECT_HORSE_HASHED_WEAKLY);
        logIn("ada", "correct horse").then().statusCode(200);
        assertThat(texts("select password_hash from account"))
                .singleElement()
                .asString()
                .contains("m=64,");
        logIn("ada", "correct horse").then().statusCode(200);
    }

    @Test
    void a_disabled_account_answers_like_a_wrong_password() {
        setUp(ADA);
        var wrong = logIn("ada", "wrong password").then().statusCode(401).extract();
        pool.query("update account set disabled = true").executeAndAwait();
        var right = logIn("ada", "correct horse").then().statusCode(401).extract();
        for (var field : List.of("code", "detail", "title")) {
            assertThat(right.<String>path(field)).isEqualTo(wrong.path(field));
        }
        assertThat(texts("select id from session")).hasSize(1); // the set-up's
    }

    @Test
    void a_password_that_changed_while_it_was_looked_at_lets_nobody_in() {
        setUp(ADA);
        var seen = Transactions.await(() -> accounts.named("ada"));
        pool.query("update account set password_hash = '-'").executeAndAwait();
        assertThatThrownBy(() -> Transactions.in(() -> accounts.admit(seen, java.util.Optional.empty())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("wrong-credentials"));
    }

    @Test
    void a_session_that_has_run_out_or_never_was_is_nobodys() {
        var cookie = setUp(ADA).getDetailedCookie("sitewright_session");
        pool.query("update session set expires_at = now()").executeAndAwait();
        given().cookie(cookie).get("/api/v1/me").then().statusCode(401);
        given().cookie("sitewright_session", "x").get("/api/v1/me").then().statusCode(401);
        given().get("/api/v1/me").then().statusCode(401);
        given().header("Authorization", "Bearer x").get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void pages_of_other_origins_change_nothing() {
        var cookie = setUp(ADA).getDetailedCookie("sitewright_session");
        for (var origin : List.of("https://evil.example", "http://127.0.0.1:1", "null", "not an origin")) {
            json().cookie(cookie)
                    .header("Origin", origin)
                    .post("/api/v1/logout")
                    .then()
                    .statusCode(403)
                    .body("code", is("cross-origin"));
        }
        json().cookie(cookie)
                .header("Sec-Fetch-Site", "same-site")
                .post("/api/v1/logout")
                .then()
                .statusCode(403);
        given().cookie(cookie)
                .contentType(ContentType.URLENC)
                .body("a=b")
                .post("/api/v1/logout")
                .then()
                .statusCode(415);
        given().cookie(cookie)
                .contentType(ContentType.TEXT)
                .body("{}")
                .post("/api/v1/logout")
                .then()
                .statusCode(415);
        given().cookie(cookie).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void the_own_origin_may_change_things() {
        var cookie = setUp(ADA).getDetailedCookie("sitewright_session");
        json().cookie(cookie)
                .header("Origin", "http://127.0.0.1:" + io.restassured.RestAssured.port)
                .header("Host", "127.0.0.1:" + io.restassured.RestAssured.port)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/api/v1/logout")
                .then()
                .statusCode(204);
    }

    private static Response setUp(Map<String, String> who) {
        return json().body(who).post("/api/v1/setup");
    }

    private static Response logIn(String username, String password) {
        return json().body(Map.of("username", username, "password", password)).post("/api/v1/login");
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    private List<String> texts(String query) {
        return pool.query(query).executeAndAwait().stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
