package dev.sitewright.gateway.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.sitewright.contracts.Topics;
import dev.sitewright.contracts.UserFact.UserDeleted;
import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Topic;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GatewayTest
class UsersTest extends AboutUsers {
    @Test
    void an_administrator_makes_an_account_and_its_person_comes_in() {
        var answer = create(Map.of("username", name, "password", PASSWORD));
        answer.statusCode(201)
                .body("items[0].role", is("user"))
                .body("items[0].disabled", is(false))
                .body("items[0].password", is((Object) null));
        logIn(name, PASSWORD)
                .statusCode(200)
                .body("user.id", equalTo(answer.extract().path("items[0].id")));
    }

    @Test
    void only_administrators_see_and_change_users() {
        var ada = people.somebody();
        for (var person : List.of(ada.request(), given().contentType(ContentType.JSON))) {
            var expected = person.get("/api/v1/me").statusCode() == 200 ? 403 : 401;
            person.get(USERS).then().statusCode(expected);
            person.body(Map.of("items", List.of())).post(USERS).then().statusCode(expected);
            person.body(Map.of("items", List.of())).patch(USERS).then().statusCode(expected);
            person.header("If-Match", "*")
                    .delete(USERS + "/" + root.id())
                    .then()
                    .statusCode(expected);
        }
        ada.request().get(USERS).then().body("code", is("not-allowed"));
    }

    @Test
    void every_fault_is_named_by_its_place() {
        create(Map.of("username", "-", "password", "short", "role", "king"))
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/username", "/items/0/password", "/items/0/role"))
                .body("errors.code", contains("wrong-form", "too-short", "unknown-value"));
        create(Map.of())
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/username", "/items/0/password"))
                .body("errors.code", contains("missing", "missing"));
        patch(root.id(), Map.of("disabled", "yes", "password", "x".repeat(257), "username", "a b"))
                .statusCode(422)
                .body("errors.pointer", contains("/username", "/disabled", "/password"));
    }

    @Test
    void names_are_unique_whatever_their_case() {
        created(name);
        create(Map.of("username", name.toUpperCase(java.util.Locale.ROOT), "password", PASSWORD))
                .statusCode(409)
                .body("code", is("username-taken"));
        var other = created("x" + name);
        patch(other, Map.of("username", name.toUpperCase(java.util.Locale.ROOT)))
                .statusCode(409)
                .body("code", is("username-taken"));
        patch(other, Map.of("username", "X" + name)).statusCode(200).body("username", is("X" + name));
        create(
                        Map.of("username", "y" + name, "password", PASSWORD),
                        Map.of("username", "Y" + name, "password", PASSWORD))
                .statusCode(409)
                .body("errors.pointer", contains("/items/1"));
    }

    @Test
    void users_are_found_by_role_state_and_name_page_by_page() {
        var first = created(name + "-1");
        created(name + "-2");
        patch(first, Map.of("disabled", true)).statusCode(200);
        list(Map.of("role", "admin")).body("items.id", contains(root.id()));
        list(Map.of("disabled", "true", "text", name)).body("items.id", contains(first));
        var page = list(Map.of("text", name, "limit", "1", "sort", "username"))
                .body("items.username", contains(name + "-1"));
        var cursor = page.extract().<String>path("nextCursor");
        list(Map.of("text", name, "limit", "1", "sort", "username", "cursor", cursor))
                .body("items.username", contains(name + "-2"))
                .body("nextCursor", is((Object) null));
        list(Map.of("text", "x", "limit", "1", "sort", "username", "cursor", cursor))
                .statusCode(422);
        list(Map.of("role", "king")).statusCode(422);
        list(Map.of("disabled", "perhaps")).statusCode(422);
    }

    @Test
    void disabling_somebody_ends_everything_at_once_and_for_good() {
        var bob = created(name);
        var session = people.signedIn(bob, Role.USER);
        session.request().get("/api/v1/me").then().statusCode(200);
        patch(bob, Map.of("disabled", true)).statusCode(200).body("disabled", is(true));
        session.request().get("/api/v1/me").then().statusCode(401);
        logIn(name, PASSWORD).statusCode(401).body("code", is("wrong-credentials"));
        patch(bob, Map.of("disabled", false)).statusCode(200);
        session.request().get("/api/v1/me").then().statusCode(401);
        logIn(name, PASSWORD).statusCode(200);
    }

    @Test
    void a_reset_password_replaces_the_old_one_and_ends_sessions() {
        var bob = created(name);
        var session = people.signedIn(bob, Role.USER);
        patch(bob, Map.of("password", "battery staple")).statusCode(200);
        session.request().get("/api/v1/me").then().statusCode(401);
        logIn(name, PASSWORD).statusCode(401);
        logIn(name, "battery staple").statusCode(200);
    }

    @Test
    void a_deleted_user_is_gone_with_all_sessions_and_it_is_told() {
        var bob = created(name);
        var session = people.signedIn(bob, Role.USER);
        delete(bob).statusCode(200).body("id", is(bob));
        session.request().get("/api/v1/me").then().statusCode(401);
        root.request().get(USERS + "/" + bob).then().statusCode(404).body("code", is("user-not-found"));
        logIn(name, PASSWORD).statusCode(401);
        var told =
                Topic.of(Topics.EVENTS).await(1, envelope -> envelope.subject().equals(bob));
        assertThat(messages.factOf(told.getFirst())).contains(new UserDeleted(bob));
    }

    @Test
    void a_key_sees_another_password_and_keeps_nothing_to_guess_it_by() {
        var key = Ids.next("key");
        keyed(key, PASSWORD).statusCode(201).body(not(containsString(PASSWORD)));
        keyed(key, PASSWORD).statusCode(201).header("Idempotency-Replayed", "true");
        keyed(key, "battery staple").statusCode(422).body("code", is("idempotency-key-reused"));
        assertThat(count("select count(*) from idempotency i where i::text like '%" + PASSWORD + "%'"))
                .isZero();
    }

    private ValidatableResponse keyed(String key, String password) {
        return root.request()
                .header("Idempotency-Key", key)
                .body(Map.of("items", List.of(Map.of("username", name, "password", password))))
                .post(USERS)
                .then();
    }
}
