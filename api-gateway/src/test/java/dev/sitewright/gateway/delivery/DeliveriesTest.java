package dev.sitewright.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.testing.Topic;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts of the log on their way to a receiver. */
@GatewayTest
class DeliveriesTest extends WithWebhook {
    private static final Topic REQUESTS = Topic.of(Topics.JOB_REQUESTS);

    @Test
    void a_fact_reaches_the_receiver_signed_and_thin() {
        EVENTS.send("/job-worker", project, new JobStarted("job_1", "runtime.up", project, 1));
        EVENTS.send("evt_of_" + project, "/job-worker", project, new JobCompleted("job_1", "runtime.up", project, 1));
        var delivery = delivery(1);
        assertThat(attempt(delivery)).isNull();
        var message = receiver.messages().getFirst();
        assertThat(message.id()).isEqualTo(delivery);
        assertThat(message.isSignedWith(hook.secret())).isTrue();
        assertThat(Long.parseLong(message.timestamp()))
                .isBetween(
                        clock.instant().getEpochSecond() - 60, clock.instant().getEpochSecond());
        var body = JsonPath.from(message.body());
        assertThat(body.getString("type")).isEqualTo("job.completed");
        assertThat(body.getMap("data"))
                .isEqualTo(Map.of(
                        "jobId",
                        "job_1",
                        "projectId",
                        project,
                        "eventId",
                        "evt_of_" + project,
                        "number",
                        3,
                        "link",
                        "https://sites.example.org/api/v1/projects/" + project
                                + "/events?format=json&limit=1&after=2"));
        seen(delivery)
                .body("state", is("delivered"))
                .body("attempts", is(1))
                .body("log[0].status", is(204))
                .body("log[0].error", nullValue());
        assertThat(attempt(delivery)).isNull();
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void the_queue_is_told_the_id_and_nothing_else() {
        done("job_1");
        var delivery = delivery(1);
        var request =
                REQUESTS.await(1, told -> text(told.data()).contains(delivery)).getFirst();
        var json = JsonPath.from(text(request.data()));
        assertThat(json.getString("kind")).isEqualTo("webhook.deliver");
        assertThat(json.getMap("args")).isEqualTo(Map.of("deliveryId", delivery));
        assertThat(text(request.data())).doesNotContain("whsec", "127.0.0.1", hook.id());
    }

    @Test
    void both_secrets_sign_while_one_is_replaced() {
        String after = ada.request()
                .header("If-Match", "*")
                .post(hook.path() + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        done("job_1");
        attempt(delivery(1));
        var both = receiver.messages().getFirst();
        assertThat(both.isSignedWith(hook.secret())).isTrue();
        assertThat(both.isSignedWith(after)).isTrue();
        done("job_2");
        var later = delivery(2);
        clock.advance(Duration.ofHours(25));
        attempt(later);
        var one = receiver.messages().getLast();
        assertThat(one.isSignedWith(hook.secret())).isFalse();
        assertThat(one.isSignedWith(after)).isTrue();
    }

    @Test
    void a_ping_is_sent_even_when_disabled() {
        enable(false);
        var ping = ada.request().post(hook.path() + "/ping").then().statusCode(202);
        assertThat(attempt(ping.extract().path("id"))).isNull();
        var message = receiver.messages().getFirst();
        assertThat(message.isSignedWith(hook.secret())).isTrue();
        assertThat(message.body()).contains("webhook.ping", hook.id());
    }

    @Test
    void others_see_and_send_nothing() {
        done("job_1");
        var delivery = delivery(1);
        var eve = people.somebody();
        for (var path : List.of("", "/deliveries", "/deliveries/" + delivery)) {
            eve.request().get(hook.path() + path).then().statusCode(404);
        }
        for (var path : List.of("/ping", "/deliveries/" + delivery + "/replay")) {
            eve.request().post(hook.path() + path).then().statusCode(404);
        }
        eve.request().get("/api/v1/webhooks").then().body("items", empty());
        eve.request().get("/api/v1/webhooks").then().body(not(containsString(hook.secret())));
    }
}
