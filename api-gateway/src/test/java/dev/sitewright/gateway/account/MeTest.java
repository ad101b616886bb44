package dev.sitewright.gateway.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class MeTest {
    private static final String ME = "/api/v1/me";
    private static final String OLD = "correct horse";
    private static final String NEW = "battery staple";

    @Inject
    People people;

    @Inject
    Messages messages;

    private final String name = Ids.next("ada");
    private Person ada = new Person("", "");

    @BeforeEach
    void ada_is_signed_in() {
        var id = people.admin()
                .request()
                .body(Map.of("items", List.of(Map.of("username", name, "password", OLD))))
                .post("/api/v1/users")
                .then()
                .extract()
                .<String>path("items[0].id");
        ada = people.signedIn(id, Role.USER);
    }

    @Test
    void people_call_themselves_otherwise_when_nobody_is_called_so() {
        var tag = ada.request().get(ME).then().statusCode(200).extract().header("ETag");
        ada.request().header("If-None-Match", tag).get(ME).then().statusCode(304);
        ada.request().body(Map.of("username", "x" + name)).patch(ME).then().statusCode(428);
        ada.request()
                .header("If-Match", tag)
                .body(Map.of("username", "x" + name))
                .patch(ME)
                .then()
                .statusCode(200)
                .body("user.username", is("x" + name));
        ada.request()
                .header("If-Match", tag)
                .body(Map.of("username", name))
                .patch(ME)
                .then()
                .statusCode(412);
        var taken = people.somebody().id();
        ada.request()
                .header("If-Match", "*")
                .body(Map.of("username", taken))
                .patch(ME)
                .then()
                .statusCode(409);
    }

    @Test
    void nobody_gives_rights_to_themselves() {
        for (var field : List.of("role", "disabled", "password")) {
            ada.request()
                    .header("If-Match", "*")
                    .body(Map.of(field, "admin"))
                    .patch(ME)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/" + field))
                    .body("errors.code", contains("unknown-field"));
        }
    }

    @Test
    void a_changed_password_ends_all_other_sessions() {
        var elsewhere = people.signedIn(ada.id(), Role.USER);
        change(OLD, NEW).statusCode(204);
        elsewhere.request().get(ME).then().statusCode(401);
        ada.request().get(ME).then().statusCode(200);
        logIn(OLD).statusCode(401);
        logIn(NEW).statusCode(200);
        var entry = Topic.of(Topics.AUDIT)
                .await(
                        1,
                        envelope -> envelope.subject().equals(ada.id())
                                && messages.auditOf(envelope)
                                        .orElseThrow()
                                        .action()
                                        .equals("user.change-password"));
        assertThat(messages.auditOf(entry.getFirst()).orElseThrow().changes()).isEmpty();
    }

    @Test
    void a_password_is_changed_by_who_knows_the_present_one() {
        change(NEW, NEW)
                .statusCode(422)
                .body("errors.pointer", contains("/current"))
                .body("errors.code", contains("wrong-password"));
        change(OLD, "short").statusCode(422).body("errors.pointer", contains("/new"));
        ada.request()
                .body(Map.of())
                .post(ME + "/password")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/current", "/new"));
        given().contentType(ContentType.JSON)
                .body(Map.of("current", OLD, "new", NEW))
                .post(ME + "/password")
                .then()
                .statusCode(401);
        logIn(OLD).statusCode(200);
    }

    @Test
    void a_stolen_session_does_not_help_in_guessing_the_password() {
        IntStream.range(0, 10).forEach(i -> change("guess " + i, NEW).statusCode(422));
        change(OLD, NEW).statusCode(429).body("code", is("too-many-tries"));
    }

    @Test
    void of_two_changes_at_once_one_wins() {
        var statuses = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> change(OLD, NEW + i).extract().statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(204, 422);
    }

    private ValidatableResponse change(String current, String fresh) {
        return ada.request()
                .body(Map.of("current", current, "new", fresh))
                .post(ME + "/password")
                .then();
    }

    private ValidatableResponse logIn(String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", password))
                .post("/api/v1/login")
                .then();
    }
}
