package dev.sitewright.gateway.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.contracts.AuditEntry.Change;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.testing.Topic;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class AuditTest {
    private static final Topic AUDIT = Topic.of(Topics.AUDIT);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    AuditStore store;

    private final String actor = Ids.next("usr");
    private final Instant now = Instant.now();

    private People.Person admin = new People.Person("", "");

    @BeforeEach
    void an_administrator_looks() {
        admin = people.admin();
    }

    @Test
    void what_a_service_tells_is_kept_once_however_often_it_comes() {
        var id = Ids.next("evt");
        var entry = new AuditEntry(
                actor,
                "project.update",
                "prj_1",
                actor,
                List.of(new Change("/name", "Lens", null)),
                "192.0.2.7",
                "req-7");
        AUDIT.send(id, "/project-service", "prj_1", entry);
        AUDIT.send(id, "/project-service", "prj_1", entry);
        AUDIT.send(
                "/project-service",
                "prj_1",
                new AuditEntry(actor, "project.delete", "prj_1", actor, List.of(), null, null));
        awaitEntries(2);
        list(Map.of("actor", actor, "action", "project.update"))
                .body("items.id", contains(id))
                .body("items[0].source", is("/project-service"))
                .body("items[0].resourceId", is("prj_1"))
                .body("items[0].ownerId", is(actor))
                .body("items[0].changes[0].pointer", is("/name"))
                .body("items[0].changes[0].before", is("Lens"))
                .body("items[0].changes[0].after", nullValue())
                .body("items[0].address", is("192.0.2.7"))
                .body("items[0].requestId", is("req-7"))
                .body("items[0].time", notNullValue())
                .body("nextCursor", nullValue());
    }

    @Test
    void what_cannot_be_read_does_not_hold_up_what_comes_behind() {
        AUDIT.send(new Envelope(Ids.next("evt"), "audit.entry", "/job-worker", "prj_2", now, null, new byte[] {'{'}));
        AUDIT.send("/job-worker", "prj_2", new AuditEntry(actor, "job.cancel", "prj_2", null, List.of(), null, null));
        awaitEntries(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor_id = 'somebody else'",
                "delete from audit_entry",
                "truncate audit_entry"
            })
    void the_database_itself_refuses_to_change_the_past(String crime) {
        keep("a", now);
        assertThatThrownBy(() -> pool.query(crime).executeAndAwait()).hasMessageContaining("only added to");
        var part = pool.query("select tableoid::regclass::text from audit_entry limit 1")
                .executeAndAwait()
                .iterator()
                .next()
                .getString(0);
        assertThatThrownBy(() -> pool.query(crime.replace("audit_entry", part)).executeAndAwait())
                .hasMessageContaining("only added to");
    }

    @Test
    void old_months_go_whole_and_come_back_for_late_entries() {
        keep("old", Instant.parse("2001-01-31T23:59:59.999999Z"));
        keep("older", Instant.parse("2000-12-31T12:00:00Z"));
        keep("young", Instant.parse("2001-02-01T00:00:00Z"));
        assertThat(store.forgetBefore(Instant.parse("2001-02-01T00:00:00Z"))
                        .await()
                        .atMost(PATIENCE))
                .isGreaterThanOrEqualTo(2);
        list(Map.of("actor", actor)).body("items.action", contains("young"));
        keep("late", Instant.parse("2001-01-15T00:00:00Z"));
        list(Map.of("actor", actor)).body("items.action", contains("young", "late"));
    }

    @ParameterizedTest
    @CsvSource({
        "action=a.*,              a.two a.one",
        "action=*.one,            b.one a.one",
        "action=a.two,            a.two",
        "action=a,                ''",
        "resource=res_2,          a.two",
        "owner=own_1,             a.one",
        "requestId=req_3,         b.one",
        "from=2026-01-01T01:00:00Z,      b.one a.two",
        "to=2026-01-01T01:00:00Z,        a.one",
        "from=2026-01-01T02:00:00+01:00, b.one a.two",
        "sort=time,               a.one a.two b.one"
    })
    void entries_are_found_by_what_is_known_of_them(String query, String expected) {
        store("a.one", Instant.parse("2026-01-01T00:00:00Z"), "res_1", "own_1", "req_1");
        store("a.two", Instant.parse("2026-01-01T01:00:00Z"), "res_2", "own_2", "req_2");
        store("b.one", Instant.parse("2026-01-01T02:00:00Z"), "res_3", null, "req_3");
        var parts = query.split("=", 2);
        var found = list(Map.of("actor", actor, parts[0], parts[1])).extract().<List<String>>path("items.action");
        assertThat(found).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "action,    project update, wrong-form",
        "from,      yesterday,      wrong-form",
        "to,        2026-01-01,     wrong-form",
        "limit,     101,            out-of-range",
        "sort,      actor,          unknown-value",
        "cursor,    abc,            invalid-cursor"
    })
    void what_cannot_be_asked_is_named(String parameter, String value, String code) {
        admin.request()
                .queryParam(parameter, value)
                .get(AuditResource.PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("?" + parameter))
                .body("errors.code", contains(code));
    }

    @Test
    void pages_and_the_export_tell_every_entry_once() {
        IntStream.range(0, 450).forEach(number -> keep("n." + number, now.minusSeconds(number / 3)));
        var first = list(Map.of("actor", actor, "limit", "100"));
        var actions = first.extract().<List<String>>path("items.action");
        for (var cursor = first.extract().<String>path("nextCursor"); cursor != null; ) {
            var page = list(Map.of("actor", actor, "limit", "100", "cursor", cursor));
            actions.addAll(page.extract().<List<String>>path("items.action"));
            cursor = page.extract().path("nextCursor");
        }
        assertThat(actions).hasSize(450).doesNotHaveDuplicates();
        var export = admin.request()
                .queryParam("format", "ndjson")
                .queryParam("actor", actor)
                .get(AuditResource.PATH);
        export.then().statusCode(200).header("Content-Type", org.hamcrest.Matchers.startsWith("application/x-ndjson"));
        assertThat(Arrays.stream(export.asString().split("\n"))
                        .map(line -> JsonPath.from(line).getString("action")))
                .isEqualTo(actions);
    }

    @Test
    void an_export_of_nothing_is_empty() {
        var export = admin.request()
                .accept("application/x-ndjson")
                .queryParam("actor", actor)
                .get(AuditResource.PATH);
        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.asString()).isEmpty();
    }

    @Test
    void who_does_not_get_in_is_told_without_what_was_typed() {
        var bob = "bob-" + Ids.next("usr");
        String id = admin.request()
                .body(Map.of("items", List.of(Map.of("username", bob, "password", "correct horse"))))
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");
        for (var name : List.of(bob, "hunter2-" + bob)) {
            given().contentType("application/json")
                    .header("X-Request-Id", "try-" + name)
                    .body(Map.of("username", name, "password", "wrong horse"))
                    .post("/api/v1/login")
                    .then()
                    .statusCode(401);
        }
        await().atMost(PATIENCE)
                .until(() -> !tries("try-" + bob).isEmpty()
                        && !tries("try-hunter2-" + bob).isEmpty());
        assertThat(tries("try-" + bob)).containsExactly(id);
        assertThat(tries("try-hunter2-" + bob)).containsExactly("unknown");
        list(Map.of("requestId", "try-hunter2-" + bob))
                .body("items.action", contains("login.fail"))
                .body("items.actorId", contains("anonymous"))
                .body("items.address", contains("127.0.0.1"))
                .body("items.source", contains("/api-gateway"))
                .body("items[0].ownerId", nullValue());
    }

    private List<String> tries(String request) {
        return list(Map.of("requestId", request)).extract().path("items.resourceId");
    }

    @Test
    void only_administrators_see_it() {
        people.somebody()
                .request()
                .get(AuditResource.PATH)
                .then()
                .statusCode(403)
                .body("code", is("not-allowed"));
        people.somebody()
                .request()
                .queryParam("format", "ndjson")
                .get(AuditResource.PATH)
                .then()
                .statusCode(403);
        given().get(AuditResource.PATH).then().statusCode(401);
    }

    private void keep(String action, Instant time) {
        store(action, time, "prj_1", null, null);
    }

    private void store(String action, Instant time, String resource, @Nullable String owner, @Nullable String request) {
        var entry = new AuditEntry(actor, action, resource, owner, List.of(), null, request);
        var envelope =
                new Envelope(Ids.next("evt"), "audit.entry", "/project-service", resource, time, null, new byte[0]);
        store.store(envelope, entry).await().atMost(PATIENCE);
    }

    private void awaitEntries(int count) {
        await().atMost(PATIENCE)
                .until(() -> pool.preparedQuery("select count(*) from audit_entry where actor_id = $1")
                                .executeAndAwait(Tuple.of(actor))
                                .iterator()
                                .next()
                                .getInteger(0)
                        == count);
    }

    private ValidatableResponse list(Map<String, String> query) {
        return admin.request().queryParams(query).get(AuditResource.PATH).then().statusCode(200);
    }
}
