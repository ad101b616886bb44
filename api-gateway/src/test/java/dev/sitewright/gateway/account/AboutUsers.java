package dev.sitewright.gateway.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;

import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Messages;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** What tests about users do, as an administrator. Each begins with one administrator and nobody else. */
abstract class AboutUsers {
    static final String USERS = "/api/v1/users";
    static final String PASSWORD = "correct horse";

    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    Messages messages;

    Person root = new Person("", "");
    final String name = Ids.next("bob");

    @BeforeEach
    void there_is_one_administrator() {
        people.forgetAll();
        root = people.admin();
    }

    String created(String username) {
        return create(Map.of("username", username, "password", PASSWORD))
                .statusCode(201)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    ValidatableResponse create(Map<?, ?>... items) {
        return root.request().body(Map.of("items", List.of(items))).post(USERS).then();
    }

    ValidatableResponse patch(String id, Map<String, ?> patch) {
        return root.request()
                .header("If-Match", "*")
                .body(patch)
                .patch(USERS + "/" + id)
                .then();
    }

    ValidatableResponse delete(String id) {
        return root.request().header("If-Match", "*").delete(USERS + "/" + id).then();
    }

    ValidatableResponse list(Map<String, String> query) {
        return root.request().queryParams(query).get(USERS).then();
    }

    static ValidatableResponse logIn(String username, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/login")
                .then();
    }

    long count(String query) {
        return pool.query(query).executeAndAwait().iterator().next().getLong(0);
    }
}
