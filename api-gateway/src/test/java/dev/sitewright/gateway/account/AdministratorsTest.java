package dev.sitewright.gateway.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.testing.Topic;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** There is always an administrator, and what they do is told. */
@GatewayTest
class AdministratorsTest extends AboutUsers {
    @Test
    void somebody_who_is_made_an_administrator_is_one_at_once_and_no_more_when_demoted() {
        var bob = created(name);
        var session = people.signedIn(bob, Role.USER);
        session.request().get(USERS).then().statusCode(403);
        patch(bob, Map.of("role", "admin")).statusCode(200);
        session.request().get(USERS).then().statusCode(200);
        patch(bob, Map.of("role", "user")).statusCode(200);
        session.request().get(USERS).then().statusCode(401);
    }

    @Test
    void the_last_administrator_stays_one() {
        var disabled = people.admin().id();
        patch(disabled, Map.of("disabled", true)).statusCode(200);
        for (var patch : List.of(Map.of("role", "user"), Map.of("disabled", true))) {
            patch(root.id(), patch).statusCode(409).body("code", is("last-admin"));
        }
        delete(root.id()).statusCode(409).body("code", is("last-admin"));
        patch(root.id(), Map.of("username", "root")).statusCode(200);
        root.request().get(USERS).then().statusCode(200);
    }

    @Test
    void a_list_cannot_take_the_last_administrator_either() {
        var other = people.admin();
        var items = Stream.of(root.id(), other.id())
                .map(id -> Map.of("id", id, "version", 0, "patch", Map.of("role", "user")))
                .toList();
        root.request()
                .body(Map.of("items", items))
                .patch(USERS)
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/items/1"));
        root.request()
                .body(Map.of("items", items))
                .patch(USERS + "?mode=partial")
                .then()
                .statusCode(207)
                .body("items.status", contains(200, 409));
    }

    @Test
    void two_administrators_who_demote_each_other_at_once_do_not_both_succeed() {
        for (int round = 0; round < 8; round++) {
            people.forgetAll();
            var admins = List.of(people.admin(), people.admin());
            var statuses = IntStream.range(0, 2)
                    .parallel()
                    .map(i -> admins.get(i)
                            .request()
                            .header("If-Match", "*")
                            .body(Map.of("role", "user"))
                            .patch(USERS + "/" + admins.get(1 - i).id())
                            .statusCode())
                    .boxed()
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(count("select count(*) from account where role = 'admin'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void the_first_administrator_may_go_when_there_is_another() {
        people.forgetAll();
        var first = given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", PASSWORD))
                .post("/api/v1/setup")
                .then()
                .extract()
                .<String>path("user.id");
        root = people.admin();
        delete(first).statusCode(200);
        given().get("/api/v1/setup").then().body("setUp", is(true));
    }

    @Test
    void what_administrators_do_is_audited_without_passwords() {
        var bob = created(name);
        patch(bob, Map.of("disabled", true, "password", "battery staple")).statusCode(200);
        delete(bob).statusCode(200);
        var told =
                Topic.of(Topics.AUDIT).await(4, envelope -> envelope.subject().equals(bob));
        var entries = told.stream()
                .map(envelope -> messages.auditOf(envelope).orElseThrow())
                .toList();
        assertThat(entries)
                .extracting(AuditEntry::action)
                .containsExactly("user.create", "user.update", "user.reset-password", "user.delete");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.actorId()).isEqualTo(root.id());
            assertThat(entry.address()).isEqualTo("127.0.0.1");
            assertThat(entry.requestId()).isNotBlank();
        });
        assertThat(told)
                .extracting(envelope -> new String(envelope.data(), java.nio.charset.StandardCharsets.UTF_8))
                .noneMatch(
                        text -> text.contains(PASSWORD) || text.contains("battery staple") || text.contains("argon2"));
    }
}
