package dev.sitewright.worker.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.HandDriven;
import dev.sitewright.worker.queue.SampleJobs;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class JobApiTest {
    private static final String JOBS = "/internal/v1/jobs";

    private final Owner ada = Owner.fresh();
    private final Owner bob = Owner.fresh();

    @Inject
    SampleJobs samples;

    @Inject
    Db db;

    @BeforeEach
    @AfterEach
    void empty() {
        db.change("truncate job_ready, job_later, job_lease, worker_session, queue_limit, queue_pause");
        db.change("update queue_setting set paused = false, concurrency = null");
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", TestTokens.admin(Ids.next("usr")))
                .contentType(ContentType.JSON)
                .urlEncodingEnabled(false); // else the colon is escaped
    }

    private static RequestSpecification as(Owner owner) {
        return owner.request().urlEncodingEnabled(false);
    }

    private static Map<String, Object> items(String... ids) {
        return Map.of("items", List.of(ids).stream().map(id -> Map.of("id", id)).toList());
    }

    @Test
    void owners_see_their_own_jobs_and_administrators_all() {
        var job = samples.waiting(ada.id());

        as(ada).get(JOBS)
                .then()
                .statusCode(200)
                .body("items.id", contains(job))
                .body("items[0].state", equalTo("available"));
        as(bob).get(JOBS).then().statusCode(200).body("items", equalTo(List.of()));
        as(bob).get(JOBS + "/" + job).then().statusCode(404).body("code", equalTo("job-not-found"));
        admin().get(JOBS + "?ownerId=" + ada.id()).then().statusCode(200).body("items.id", contains(job));
        as(ada).get(JOBS + "/" + job)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("args.text", equalTo("hello"))
                .body("result", nullValue());
    }

    @Test
    void pages_hold_every_job_once_in_either_order() {
        var jobs =
                IntStream.range(0, 5).mapToObj(n -> samples.waiting(ada.id())).toList();

        var first = as(ada).get(JOBS + "?limit=3&sort=createdAt")
                .then()
                .statusCode(200)
                .extract();
        var cursor = first.path("nextCursor").toString();
        var second = as(ada).get(JOBS + "?limit=3&sort=createdAt&cursor=" + cursor)
                .then()
                .statusCode(200)
                .extract();

        assertThat(first.<List<String>>path("items.id")).isEqualTo(jobs.subList(0, 3));
        assertThat(second.<List<String>>path("items.id")).isEqualTo(jobs.subList(3, 5));
        as(ada).get(JOBS + "?limit=3&state=available&cursor=" + cursor).then().statusCode(422);
    }

    @Test
    void filters_choose_by_state_and_kind() {
        var waiting = samples.waiting(ada.id());
        var delayed = samples.delayed(ada.id());
        var dead = samples.discarded(ada.id());

        as(ada).get(JOBS + "?state=scheduled,discarded&sort=createdAt")
                .then()
                .body("items.id", contains(delayed, dead));
        as(ada).get(JOBS + "?state=available&kind=test.note").then().body("items.id", contains(waiting));
        as(ada).get(JOBS + "?kind=other").then().body("items", equalTo(List.of()));
        as(ada).get(JOBS + "?state=sleeping").then().statusCode(422).body("errors[0].code", equalTo("unknown-value"));
    }

    @Test
    void many_are_cancelled_at_once_each_with_a_result() {
        var waiting = samples.waiting(ada.id());
        var dead = samples.discarded(ada.id());
        var foreign = samples.waiting(bob.id());

        as(ada).body(items(waiting, dead, foreign, waiting))
                .post(JOBS + ":cancel?mode=partial")
                .then()
                .statusCode(207)
                .body("items.status", contains(200, 409, 404, 422))
                .body("items[0].item.state", equalTo("cancelled"))
                .body("items[1].problem.code", equalTo("job-wrong-state"));
        as(bob).get(JOBS + "/" + foreign).then().body("state", equalTo("available"));
    }

    @Test
    void a_running_job_is_asked_to_end() {
        var job = samples.running(ada.id());
        as(ada).body(items(job))
                .post(JOBS + ":cancel")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("running"))
                .body("items[0].cancelRequested", equalTo(true));
    }

    @Test
    void a_dead_letter_tries_again_with_all_its_attempts() {
        var dead = samples.discarded(ada.id());
        as(ada).body(items(dead))
                .post(JOBS + ":retry")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("available"))
                .body("items[0].attempt", equalTo(4))
                .body("items[0].maxAttempts", equalTo(6));
    }

    @Test
    void a_dead_letter_whose_key_another_job_has_stays_dead() {
        var dead = samples.discarded(ada.id(), "k-" + ada.id());
        samples.waiting(ada.id(), "k-" + ada.id());
        as(ada).body(items(dead)).post(JOBS + ":retry").then().statusCode(409).body("code", equalTo("job-key-taken"));
    }

    @Test
    void a_job_that_waits_for_its_time_runs_now() {
        var delayed = samples.delayed(ada.id());
        as(ada).header("If-Match", "*")
                .post(JOBS + "/" + delayed + "/run-now")
                .then()
                .statusCode(200)
                .body("state", equalTo("available"));
        as(ada).header("If-Match", "*")
                .post(JOBS + "/" + delayed + "/run-now")
                .then()
                .statusCode(409);
    }

    @Test
    void ended_jobs_can_be_deleted_and_others_cannot() {
        var dead = samples.discarded(ada.id());
        var waiting = samples.waiting(ada.id());
        as(ada).header("If-Match", "*").delete(JOBS + "/" + dead).then().statusCode(200);
        as(ada).get(JOBS + "/" + dead).then().statusCode(404);
        as(ada).header("If-Match", "*").delete(JOBS + "/" + waiting).then().statusCode(409);
        as(ada).delete(JOBS + "/" + waiting).then().statusCode(428);
    }

    @Test
    void a_stale_version_changes_nothing() {
        var job = samples.waiting(ada.id());
        as(ada).body(Map.of("items", List.of(Map.of("id", job, "version", 1))))
                .post(JOBS + ":cancel")
                .then()
                .statusCode(412);
    }

    @Test
    void the_queue_is_paused_and_resumed_by_administrators() {
        as(ada).get("/internal/v1/queue").then().statusCode(403);
        admin().header("If-Match", "*")
                .body("{\"paused\": true, \"concurrency\": 3}")
                .patch("/internal/v1/queue")
                .then()
                .statusCode(200)
                .body("paused", equalTo(true))
                .body("concurrency", equalTo(3));
        assertThat(db.text("select paused from queue_setting")).isEqualTo("true");
        admin().header("If-Match", "*")
                .body("{\"paused\": false, \"concurrency\": null}")
                .patch("/internal/v1/queue")
                .then()
                .statusCode(200)
                .body("concurrency", nullValue());
        admin().header("If-Match", "*")
                .body("{\"concurrency\": 0}")
                .patch("/internal/v1/queue")
                .then()
                .statusCode(422);
    }

    @Test
    void kinds_are_paused_and_keys_are_limited() {
        var pause = Map.of("items", List.of(Map.of("scope", "kind", "name", "test.note")));
        admin().body(pause)
                .post("/internal/v1/queue/pauses")
                .then()
                .statusCode(201)
                .body("items[0].id", equalTo("kind:test.note"));
        admin().body(pause).post("/internal/v1/queue/pauses").then().statusCode(201);
        admin().get("/internal/v1/queue/pauses").then().body("items.name", hasItem("test.note"));
        admin().body(Map.of("items", List.of(Map.of("id", "kind:test.note", "version", 0))))
                .post("/internal/v1/queue/pauses:delete")
                .then()
                .statusCode(200);
        var limit = Map.of("items", List.of(Map.of("key", "oven", "concurrency", 2, "rate", 10, "perSeconds", 60)));
        admin().body(limit)
                .post("/internal/v1/queue/limits")
                .then()
                .statusCode(200)
                .body("items[0].rate", equalTo(10));
        admin().body(limit).post("/internal/v1/queue/limits").then().statusCode(200);
        admin().get("/internal/v1/queue/limits").then().body("items.id", contains("oven"));
        admin().get("/internal/v1/queue/stats").then().statusCode(200).body("available", equalTo(0));
    }
}
