package dev.sitewright.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GatewayTest
class SessionsTest {
    private static final String SESSIONS = "/api/v1/sessions";

    @Inject
    People people;

    @Inject
    Pool pool;

    @Test
    void people_see_their_sessions_with_the_one_they_come_by() {
        people.forgetAll();
        var credentials = Map.of("username", "ada", "password", "correct horse");
        RestAssured.given().contentType(ContentType.JSON).body(credentials).post("/api/v1/setup");
        var cookie = RestAssured.given()
                .contentType(ContentType.JSON)
                .header("User-Agent", "Lynx/" + "9".repeat(400) + "\u0001")
                .body(credentials)
                .post("/api/v1/login")
                .getDetailedCookie("sitewright_session");
        RestAssured.given()
                .cookie(cookie)
                .get(SESSIONS)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.current", contains(true, false))
                .body("items[0].id", matchesPattern("sid_[0-9a-f]{32}"))
                .body("items[0].address", is("127.0.0.1"))
                .body("items[0].userAgent", matchesPattern("Lynx/9{195}"))
                .body("items[0].createdAt", notNullValue())
                .body("items[0].lastSeenAt", notNullValue())
                .body("items[0].tokenHash", is((Object) null));
    }

    @Test
    void a_session_that_was_ended_is_nobodys_from_then_on() {
        var ada = people.somebody();
        var other = people.signedIn(ada.id(), Role.USER);
        var id = currentOf(other);
        ada.request()
                .header("If-Match", "*")
                .delete(SESSIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("id", is(id));
        other.request().get("/api/v1/me").then().statusCode(401);
        ada.request().get("/api/v1/me").then().statusCode(200);
        ada.request().get(SESSIONS + "/" + id).then().statusCode(404).body("code", is("login-session-not-found"));
    }

    @Test
    void nobody_ends_the_sessions_of_others() {
        var ada = people.somebody();
        var bob = people.somebody();
        bob.request()
                .header("If-Match", "*")
                .delete(SESSIONS + "/" + currentOf(ada))
                .then()
                .statusCode(404);
        ada.request().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void pages_of_sessions_follow_the_cursor() {
        var ada = people.somebody();
        people.session(ada.id());
        people.session(ada.id());
        var first =
                ada.request().get(SESSIONS + "?limit=2&sort=createdAt").then().body("items", hasSize(2));
        ada.request()
                .queryParam("cursor", first.extract().<String>path("nextCursor"))
                .get(SESSIONS + "?limit=2&sort=createdAt")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void when_a_session_was_used_is_written_once_a_minute() {
        var ada = people.somebody();
        var id = currentOf(ada);
        var first = seen(id);
        ada.request().get("/api/v1/me").then().statusCode(200);
        assertThat(seen(id)).isEqualTo(first);
        pool.preparedQuery("update session set last_seen_at = last_seen_at - interval '61 seconds' where id = $1")
                .executeAndAwait(Tuple.of(id));
        ada.request().get("/api/v1/me").then().statusCode(200);
        assertThat(seen(id)).isAfterOrEqualTo(first);
    }

    private OffsetDateTime seen(String id) {
        return pool.preparedQuery("select last_seen_at from session where id = $1")
                .executeAndAwait(Tuple.of(id))
                .iterator()
                .next()
                .getOffsetDateTime("last_seen_at");
    }

    private static String currentOf(Person person) {
        var items = person.request()
                .get(SESSIONS)
                .then()
                .statusCode(200)
                .extract()
                .<List<Map<String, Object>>>path("items");
        return items.stream()
                .filter(item -> Boolean.TRUE.equals(item.get("current")))
                .map(item -> String.valueOf(item.get("id")))
                .findFirst()
                .orElseThrow();
    }
}
