package dev.sitewright.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.Receiver;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is sent more than once. */
@GatewayTest
class RetriesTest extends WithWebhook {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    AttemptStore store;

    @Test
    void what_fails_is_tried_again_until_72_hours_are_over_and_then_the_webhook_is_disabled() {
        done("job_1");
        var delivery = delivery(1);
        for (var tries = 1; tries <= 10; tries++) {
            failOnce(delivery, 503, "busy");
            clock.advance(Duration.ofSeconds(-2));
            assertThat(attempt(delivery)).isPositive(); // too early: nothing is sent
            assertThat(receiver.messages()).hasSize(tries);
            clock.advance(Duration.ofSeconds(3));
        }
        receiver.next(500, "x".repeat(100_000));
        assertThat(attempt(delivery)).isNull();
        clock.setBack(); // Ada's session is as old as the test
        seen(delivery).body("state", is("failed")).body("attempts", is(11)).body("nextAttemptAt", nullValue());
        seen(delivery).body("log.status", hasSize(11)).body("log[0].excerpt", is("busy"));
        String excerpt = seen(delivery).extract().path("log[10].excerpt");
        assertThat(excerpt).hasSizeLessThanOrEqualTo(1024);
        var webhook = ada.request().get(hook.path()).then();
        webhook.body("enabled", is(false)).body("disabledBecause", containsString("The answer was 500"));
        EVENTS.await(
                1,
                told -> told.type().equals("webhook.disabled")
                        && text(told.data()).contains(hook.id()));
    }

    @Test
    void a_success_in_between_keeps_the_webhook_enabled() {
        done("job_1");
        var first = delivery(1);
        done("job_2");
        var second = delivery(2);
        for (var tries = 1; tries <= 10; tries++) {
            failOnce(first, 503, "");
        }
        assertThat(attempt(second)).isNull();
        receiver.next(503, "");
        assertThat(attempt(first)).isNull();
        clock.setBack(); // Ada's session is as old as the test
        seen(first).body("state", is("failed"));
        ada.request().get(hook.path()).then().body("enabled", is(true)).body("lastSuccessAt", notNullValue());
    }

    @Test
    void a_receiver_that_is_gone_is_left_alone_at_once() {
        done("job_1");
        var delivery = delivery(1);
        receiver.next(410, "");
        assertThat(attempt(delivery)).isNull();
        ada.request().get(hook.path()).then().body("enabled", is(false));
    }

    @Test
    void redirects_are_not_followed() {
        done("job_1");
        var delivery = delivery(1);
        receiver.next(302, "");
        assertThat(attempt(delivery)).isPositive();
        assertThat(receiver.messages()).hasSize(1);
        seen(delivery).body("log[0].error", is("The answer was 302; redirects are not followed"));
    }

    @Test
    void a_delivery_is_sent_again_under_its_id() {
        done("job_1");
        var delivery = delivery(1);
        attempt(delivery);
        var again = ada.request()
                .post(hook.path() + "/deliveries/" + delivery + "/replay")
                .then();
        again.statusCode(202).body("state", is("waiting"));
        assertThat(attempt(delivery)).isNull();
        assertThat(receiver.messages()).extracting(Receiver.Message::id).containsExactly(delivery, delivery);
        seen(delivery).body("state", is("delivered")).body("log", hasSize(2));
    }

    @Test
    void what_was_missed_while_disabled_is_sent_when_it_is_asked_for() {
        done("job_1");
        var first = delivery(1);
        attempt(first);
        var since = clock.instant();
        enable(false);
        done("job_2");
        awaitFacts(3);
        enable(true);
        done("job_3");
        delivery(2);
        replay(since).statusCode(202).body("facts", is(2));
        delivery(3);
        replay(Instant.EPOCH).statusCode(202).body("facts", is(4));
        Awaitility.await().until(() -> "waiting".equals(seen(first).extract().path("state")));
        ada.request().get(hook.path() + "/deliveries").then().body("items", hasSize(3));
    }

    @Test
    void an_attempt_that_was_killed_is_made_again_under_the_same_id() {
        done("job_1");
        var delivery = delivery(1);
        var begun = store.begin(delivery).await().atMost(PATIENCE); // and nobody ever tells its end
        assertThat(begun).isInstanceOf(Step.Begun.class);
        assertThat(attempt(delivery)).isPositive();
        assertThat(receiver.messages()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(attempt(delivery)).isNull();
        assertThat(receiver.messages()).extracting(Receiver.Message::id).containsExactly(delivery);
        store.delivered(((Step.Begun) begun).delivery(), Duration.ZERO, Answer.of(200, "late"))
                .await()
                .atMost(PATIENCE);
        seen(delivery)
                .body("attempts", is(2))
                .body("log[0].durationMillis", is(0))
                .body("state", is("delivered"));
    }

    private ValidatableResponse replay(Instant since) {
        return ada.request()
                .header("Idempotency-Key", "since " + since)
                .body(Map.of("since", since.toString()))
                .post(hook.path() + "/replay")
                .then();
    }
}
