package dev.sitewright.gateway.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.ProjectFact.ProjectCreated;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.MovableClock;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import dev.sitewright.gateway.testing.Receiver;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.Topic;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Ada has a webhook for jobs that are done. The test is the queue: it comes back for each delivery, when it is time. */
abstract class WithWebhook {
    static final Topic EVENTS = Topic.of(Topics.EVENTS);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    MovableClock clock;

    final Receiver receiver = Receiver.open();
    final String project = Ids.next("prj");
    Person ada = new Person("", "");
    Hook hook = new Hook("", "");

    /** A webhook and its secret. */
    record Hook(String id, String secret) {
        String path() {
            return "/api/v1/webhooks/" + id;
        }
    }

    @BeforeEach
    void ada_has_a_webhook() {
        ada = people.somebody();
        var made = ada.request()
                .body(Map.of("items", List.of(Map.of("url", receiver.url(), "types", List.of("job.completed")))))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201);
        hook = new Hook(made.extract().path("items[0].id"), made.extract().path("items[0].secret"));
        EVENTS.send(
                "/project-service", project, new ProjectCreated(project, ada.id(), "Lens", "lens", "a page", "static"));
    }

    @AfterEach
    void all_is_as_before() {
        clock.setBack();
        receiver.close();
    }

    /** A job of Ada's project is done. */
    void done(String job) {
        EVENTS.send("/job-worker", project, new JobCompleted(job, "runtime.up", project, 1));
    }

    void enable(boolean enabled) {
        ada.request()
                .header("If-Match", "*")
                .body(Map.of("enabled", enabled))
                .patch(hook.path())
                .then()
                .statusCode(200)
                .body("enabled", is(enabled));
    }

    /** @return the latest delivery, once there are so many */
    String delivery(int count) {
        var path = hook.path() + "/deliveries?sort=time";
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ada.request()
                                .get(path)
                                .then()
                                .extract()
                                .<List<?>>path("items")
                                .size()
                        == count);
        return ada.request().get(path).then().extract().path("items[" + (count - 1) + "].id");
    }

    /** Waits until the project's stream has so many facts. */
    void awaitFacts(long count) {
        var head = pool.preparedQuery("select 1 from log_stream where name = $1 and head = $2");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> head.executeAndAwait(Tuple.of("project:" + project, count))
                                .size()
                        == 1);
    }

    /** @return milliseconds after which to come again; null when nothing is left to do */
    static @Nullable Long attempt(String delivery) {
        Number pause = given().header("Authorization", TestTokens.service("job-worker"))
                .post("/internal/v1/webhook-deliveries/" + delivery + "/attempt")
                .then()
                .statusCode(200)
                .extract()
                .path("pauseMillis");
        return pause == null ? null : pause.longValue();
    }

    /** Fails an attempt, and lets the time pass until the next one. */
    void failOnce(String delivery, int status, String body) {
        receiver.next(status, body);
        var pause = attempt(delivery);
        if (pause == null) {
            throw new AssertionError("there is no further attempt");
        }
        clock.advance(Duration.ofMillis(pause));
    }

    ValidatableResponse seen(String delivery) {
        return ada.request().get(hook.path() + "/deliveries/" + delivery).then().statusCode(200);
    }

    static String text(byte @Nullable [] data) {
        return data == null ? "" : new String(data, StandardCharsets.UTF_8);
    }
}
