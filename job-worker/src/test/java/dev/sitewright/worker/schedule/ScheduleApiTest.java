package dev.sitewright.worker.schedule;

import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.contracts.AuditEntry.Change;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.DueJobs;
import dev.sitewright.worker.queue.HandDriven;
import dev.sitewright.worker.testing.Admins;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class ScheduleApiTest {
    private static final String PATH = ScheduleResource.PATH;

    private static final Messages MESSAGES = new Messages();

    private final Owner admin = Owner.fresh();

    @Inject
    DueJobs due;

    @Inject
    Db db;

    @BeforeEach
    @AfterEach
    void empty() {
        db.change("truncate job_schedule, job_ready, job_later, job_lease, job_active");
    }

    private RequestSpecification admin() {
        return Admins.request(admin);
    }

    private static Map<String, Object> nightly(Map<String, ?> more) {
        var item = new HashMap<String, Object>(
                Map.of("name", "nightly", "kind", "test.echo", "args", Map.of("name", "Ada"), "cron", "0 3 * * *"));
        item.putAll(more);
        return item;
    }

    private ValidatableResponse create(Map<String, ?> item) {
        return admin().body(Map.of("items", List.of(item))).post(PATH).then();
    }

    private ValidatableResponse patch(Map<String, ?> patch) {
        return admin().header("If-Match", "*")
                .body(patch)
                .patch(PATH + "/nightly")
                .then();
    }

    private ValidatableResponse runNow() {
        return admin().header("If-Match", "*").post(PATH + "/nightly/run-now").then();
    }

    @Test
    void only_administrators_come_here() {
        Owner.fresh().request().get(PATH).then().statusCode(403);
    }

    @Test
    void a_time_is_that_of_the_zone() {
        create(nightly(Map.of("zone", "Pacific/Kiritimati")))
                .statusCode(201)
                .body("items[0].id", equalTo("nightly"))
                .body("items[0].args.name", equalTo("Ada"))
                .body("items[0].nextAt", endsWith("T13:00:00Z"));
    }

    @Test
    void every_fault_is_named_by_its_place() {
        create(Map.of("name", "No Name", "kind", "test.echo", "args", Map.of("name", " "), "cron", "61 * * * *"))
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/name", "/items/0/args/name", "/items/0/cron"))
                .body("errors.code", contains("wrong-form", "blank", "wrong-form"));
        create(nightly(Map.of("kind", "no.such", "zone", "Mars/Olympus", "ownerId", "me")))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/items/0/kind", "/items/0/zone", "/items/0/ownerId"));
        create(nightly(Map.of("args", List.of(1)))).statusCode(422).body("errors[0].pointer", equalTo("/items/0/args"));
        create(nightly(Map.of("cron", "0 0 30 2 *"))).statusCode(422).body("errors.pointer", contains("/items/0/cron"));
        create(nightly(Map.of()));
        patch(Map.of("args", Map.of())).statusCode(422).body("errors.pointer", contains("/args/name"));
        patch(Map.of("cron", "never")).statusCode(422).body("errors.pointer", contains("/cron"));
    }

    @Test
    void a_name_recurs_once() {
        create(nightly(Map.of())).statusCode(201);
        create(nightly(Map.of())).statusCode(409).body("code", equalTo("schedule-name-taken"));
    }

    @Test
    void what_is_paused_makes_no_job_and_goes_on_with_the_next_time() {
        create(nightly(Map.of("paused", true))).statusCode(201).body("items[0].nextAt", nullValue());
        db.change("update job_schedule set next_at = now() - interval '1 day'");
        assertThat(get(due.make())).isZero();

        patch(Map.of("paused", false)).statusCode(200).body("nextAt", notNullValue());
        assertThat(get(due.make())).isZero();
        db.change("update job_schedule set next_at = now() - interval '1 day'");
        assertThat(get(due.make())).isEqualTo(1);
    }

    @Test
    void one_job_is_made_by_hand_also_of_what_is_paused() {
        create(nightly(Map.of("paused", true)));
        runNow().statusCode(202).body("runNow", equalTo(true));
        assertThat(get(due.make())).isEqualTo(1);
        assertThat(get(due.make())).isZero();

        var job = admin().get(PATH + "/nightly")
                .then()
                .statusCode(200)
                .body("runNow", equalTo(false))
                .body("paused", equalTo(true))
                .extract()
                .<String>path("lastJobId");
        admin().get("/internal/v1/jobs/" + job).then().statusCode(200).body("state", equalTo("available"));
    }

    @Test
    void a_change_tells_who_made_it() {
        create(nightly(Map.of()));
        patch(Map.of("cron", "0 4 * * *")).statusCode(200).body("cron", equalTo("0 4 * * *"));
        var told = Topic.of(Topics.AUDIT)
                .await(
                        1,
                        envelope -> MESSAGES.auditOf(envelope)
                                .filter(entry -> entry.actorId().equals(admin.id())
                                        && entry.action().equals("schedule.update"))
                                .isPresent());
        assertThat(MESSAGES.auditOf(told.getFirst()).orElseThrow().changes())
                .extracting(Change::pointer)
                .contains("/cron");
    }
}
