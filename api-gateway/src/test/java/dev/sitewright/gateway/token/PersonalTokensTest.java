package dev.sitewright.gateway.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.MovableClock;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import dev.sitewright.platform.ids.Ids;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class PersonalTokensTest {
    private static final String TOKENS = "/api/v1/tokens";

    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    MovableClock clock;

    @AfterEach
    void back_to_now() {
        clock.setBack();
    }

    @Test
    void a_token_lets_its_program_in_and_is_shown_once() {
        var ada = people.somebody();
        var made = make(ada, "account:read").statusCode(201);
        made.body("items[0].token", matchesPattern("swt_[0-9A-Za-z]{38}"))
                .body("items[0].ownerId", is(ada.id()))
                .body("items[0].scopes", contains("account:read"))
                .body("items[0].lastUsedAt", nullValue());
        String secret = made.extract().path("items[0].token");
        String id = made.extract().path("items[0].id");
        var seen = with(secret).get(TOKENS + "/" + id).then().statusCode(200);
        seen.body("token", nullValue()).body("hint", is("swt_…" + secret.substring(38)));
        with(secret).get(TOKENS).then().body("items.id", contains(id)).body(not(containsString(secret)));
    }

    @Test
    void what_is_stored_is_not_the_secret_not_even_for_repeated_requests() {
        var ada = people.somebody();
        var request = ada.request().header("Idempotency-Key", "once").body(items(item("account:read")));
        String secret = request.post(TOKENS).then().statusCode(201).extract().path("items[0].token");
        var again = request.post(TOKENS).then().statusCode(201).header("Idempotency-Replayed", "true");
        again.body("items[0].token", is(secret)); // the first answer was lost on its way
        assertThat(texts("select secret_hash || hint || name from personal_token where account_id = $1", ada.id()))
                .singleElement()
                .asString()
                .doesNotContain(secret);
        assertThat(texts("select body from idempotency where caller = $1", ada.id()))
                .singleElement()
                .asString()
                .doesNotContain("swt_", "items");
        assertThat(texts(
                        "select data from outbox where key in (select id from personal_token where account_id = $1)",
                        ada.id()))
                .noneMatch(told -> told.contains(secret));
    }

    @Test
    void a_token_can_no_more_than_it_is_for() {
        var secret = secretOf(make(people.somebody(), "account:read"));
        with(secret)
                .body(items(item("account:read")))
                .post(TOKENS)
                .then()
                .statusCode(403)
                .body("code", is("not-allowed"))
                .body("detail", containsString("account:write"))
                .header(
                        "WWW-Authenticate",
                        is("Bearer realm=\"Sitewright\", error=\"insufficient_scope\", scope=\"account:write\""));
        with(secret).get("/api/v1/projects").then().statusCode(403).body("detail", containsString("projects:read"));
    }

    @Test
    void a_token_cannot_make_or_change_tokens_but_end_them() {
        var made = make(people.somebody(), "account:read", "account:write");
        var secret = secretOf(made);
        var one = TOKENS + "/" + made.extract().path("items[0].id");
        with(secret).body(items(item("account:read"))).post(TOKENS).then().statusCode(403);
        with(secret)
                .header("If-Match", "*")
                .body("{\"name\": \"x\"}")
                .patch(one)
                .then()
                .statusCode(403);
        with(secret).header("If-Match", "*").delete(one).then().statusCode(200);
        with(secret).get(TOKENS).then().statusCode(401);
    }

    @Test
    void a_token_that_is_deleted_is_out_at_once() {
        var ada = people.somebody();
        var made = make(ada, "account:read");
        var secret = secretOf(made);
        with(secret).get(TOKENS).then().statusCode(200);
        ada.request()
                .header("If-Match", "*")
                .delete(TOKENS + "/" + made.extract().path("items[0].id"));
        refused(with(secret).get(TOKENS).then(), "not-signed-in");
    }

    @Test
    void a_token_ends_by_itself() {
        var ada = people.somebody();
        var item = new HashMap<>(item("account:read"));
        item.put("expiresAt", clock.instant().plus(Duration.ofDays(2)).toString());
        var secret = secretOf(ada.request().body(items(item)).post(TOKENS).then());
        clock.advance(Duration.ofDays(2).minusMinutes(1));
        with(secret).get(TOKENS).then().statusCode(200);
        clock.advance(Duration.ofMinutes(2));
        refused(with(secret).get(TOKENS).then(), "token-expired");
    }

    @Test
    void the_last_use_is_known_to_the_minute_and_changes_no_version() {
        var ada = people.somebody();
        var made = make(ada, "account:read");
        var secret = secretOf(made);
        var one = TOKENS + "/" + made.extract().path("items[0].id");
        String first = with(secret)
                .get(one)
                .then()
                .body("lastUsedAt", notNullValue())
                .extract()
                .path("lastUsedAt");
        clock.advance(Duration.ofSeconds(50));
        with(secret).get(one).then().body("lastUsedAt", is(first));
        clock.advance(Duration.ofSeconds(11));
        String next =
                with(secret).get(one).then().body("version", is(0)).extract().path("lastUsedAt");
        assertThat(Instant.parse(next)).isAfter(Instant.parse(first).plusSeconds(60));
        ada.request()
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"other\"}")
                .patch(one)
                .then()
                .statusCode(200);
        ada.request().get(one).then().body("lastUsedAt", is(next)).body("name", is("other"));
    }

    @Test
    void what_a_token_may_follows_its_owners_role() {
        var ada = people.admin();
        var secret = secretOf(make(ada, "account:read", "admin:read"));
        with(secret).get(TOKENS + "?owner=all").then().statusCode(200);
        execute("update account set role = 'user' where id = $1", ada.id());
        with(secret).get(TOKENS + "?owner=all").then().statusCode(403);
        with(secret).get(TOKENS).then().statusCode(200);
    }

    @Test
    void administrators_see_and_end_the_tokens_of_others() {
        var ada = people.somebody();
        var root = people.admin();
        var made = make(ada, "account:read");
        String id = made.extract().path("items[0].id");
        root.request().get(TOKENS).then().body("items", hasSize(0));
        root.request().get(TOKENS + "?owner=" + ada.id()).then().body("items.id", contains(id));
        root.request().get(TOKENS + "?limit=100&owner=all").then().body("items.id", hasItem(id));
        root.request().get(TOKENS + "/" + id).then().statusCode(200).body("token", nullValue());
        root.request()
                .urlEncodingEnabled(false)
                .body(items(Map.of("id", id, "version", 0)))
                .post(TOKENS + ":delete")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        refused(with(secretOf(made)).get(TOKENS).then(), "not-signed-in");
    }

    @Test
    void others_neither_see_nor_end_tokens() {
        var ada = people.somebody();
        var bob = people.somebody();
        String id = make(ada, "account:read").extract().path("items[0].id");
        bob.request().get(TOKENS + "?owner=" + ada.id()).then().statusCode(403);
        bob.request().get(TOKENS + "?owner=all").then().statusCode(403);
        bob.request().get(TOKENS + "/" + id).then().statusCode(404).body("code", is("token-not-found"));
        bob.request().header("If-Match", "*").delete(TOKENS + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"scopes": ["account:read"]}                                          | /name             | missing
            {"name": " ", "scopes": ["account:read"]}                             | /name             | blank
            {"name": "a\\u0007", "scopes": ["account:read"]}                      | /name             | invalid-character
            {"name": "x"}                                                         | /scopes           | missing
            {"name": "x", "scopes": []}                                           | /scopes           | empty
            {"name": "x", "scopes": ["all"]}                                      | /scopes/0         | unknown-value
            {"name": "x", "scopes": ["account:read", null]}                       | /scopes/1         | unknown-value
            {"name": "x", "scopes": ["admin:read"]}                               | /scopes/0         | not-yours
            {"name": "x", "scopes": ["account:read"], "expiresAt": "2020-01-01T00:00:00Z"} | /expiresAt | out-of-range
            {"name": "x", "scopes": ["account:read"], "expiresAt": "2999-01-01T00:00:00Z"} | /expiresAt | out-of-range
            {"name": "x", "scopes": ["account:read"], "spendingCap": {"amount": "1e3", "currency": "USD"}} | /spendingCap/amount | wrong-form
            {"name": "x", "scopes": ["account:read"], "spendingCap": {"amount": "-1", "currency": "USD"}} | /spendingCap/amount | wrong-form
            {"name": "x", "scopes": ["account:read"], "spendingCap": {"amount": "1", "currency": "EUR"}} | /spendingCap/currency | unknown-value
            {"name": "x", "scopes": ["account:read"], "spendingCap": {"amount": "1"}} | /spendingCap/currency | missing
            """)
    void what_cannot_be_made_is_named(String item, String place, String code) {
        people.somebody()
                .request()
                .body("{\"items\": [" + item + "]}")
                .post(TOKENS)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/items/0" + place))
                .body("errors.code", contains(code));
    }

    @Test
    void a_limit_can_be_changed_and_taken_away() {
        var ada = people.somebody();
        var item = new HashMap<>(item("account:read"));
        item.put("spendingCap", Map.of("amount", "5", "currency", "USD"));
        var made = ada.request().body(items(item)).post(TOKENS).then().statusCode(201);
        made.body("items[0].spendingCap.amount", is("5.00"));
        var one = TOKENS + "/" + made.extract().path("items[0].id");
        patch(ada, one, "{\"spendingCap\": {\"amount\": \"7.5\", \"currency\": \"USD\"}}")
                .body("spendingCap.amount", is("7.50"));
        patch(ada, one, "{\"spendingCap\": null}").body("spendingCap", nullValue());
        patch(ada, one, "{\"spendingCap\": 7}").statusCode(422).body("errors.pointer", contains("/spendingCap"));
        patch(ada, one, "{\"spendingCap\": {\"sum\": 1}}")
                .statusCode(422)
                .body("errors.pointer", contains("/spendingCap/sum", "/spendingCap/amount", "/spendingCap/currency"));
    }

    private ValidatableResponse make(Person owner, String... scopes) {
        return owner.request().body(items(item(scopes))).post(TOKENS).then();
    }

    private static ValidatableResponse patch(Person owner, String one, String patch) {
        return owner.request().header("If-Match", "*").body(patch).patch(one).then();
    }

    private static Map<String, Object> item(String... scopes) {
        return Map.of("name", "Token " + Ids.next("x"), "scopes", List.of(scopes));
    }

    private static Map<String, ?> items(Map<String, ?> item) {
        return Map.of("items", List.of(item));
    }

    private static String secretOf(ValidatableResponse made) {
        return made.statusCode(201).extract().path("items[0].token");
    }

    private static RequestSpecification with(String secret) {
        return given().header("Authorization", "Bearer " + secret).contentType(ContentType.JSON);
    }

    private static void refused(ValidatableResponse answer, String code) {
        answer.statusCode(401)
                .contentType("application/problem+json")
                .body("code", is(code))
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    private List<String> texts(String sql, String parameter) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.of(parameter)).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void execute(String sql, String parameter) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(parameter));
    }
}
