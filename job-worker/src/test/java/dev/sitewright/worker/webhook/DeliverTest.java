package dev.sitewright.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.Outcome;
import dev.sitewright.worker.testing.ScriptedGateway;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithSitewrightBackends
@WithTestResource(value = ScriptedGateway.class, scope = TestResourceScope.GLOBAL)
class DeliverTest {
    private final String delivery = "dlv_" + UUID.randomUUID().toString().replace("-", "");

    @Inject
    Deliver deliver;

    @Test
    void a_delivery_that_has_ended_ends_its_job() {
        ScriptedGateway.answer(delivery, 200, "{\"pauseMillis\":null}");

        assertThat(outcome(new Try(0, false))).isEqualTo(Outcome.done());
    }

    @Test
    void the_job_sleeps_as_long_as_the_gateway_says() {
        ScriptedGateway.answer(delivery, 200, "{\"pauseMillis\":300000,\"more\":1}");

        assertThat(outcome(new Try(0, false))).isEqualTo(Outcome.snooze(Duration.ofMinutes(5)));
    }

    @Test
    void the_gateway_is_asked_once_each_time_by_a_service_of_this_house() {
        ScriptedGateway.answer(delivery, 200, "{\"pauseMillis\":1}");
        outcome(new Try(0, false));

        assertThat(ScriptedGateway.calls(delivery)).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.authorization()).startsWith("Bearer ey");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500, 503})
    void a_gateway_that_cannot_answer_is_asked_again_within_seconds(int status) {
        ScriptedGateway.answer(delivery, status, "{\"code\":\"any\"}");

        assertThat(outcome(new Try(0, false))).satisfies(DeliverTest::comesBackWithinSeconds);
    }

    @Test
    void a_gateway_that_hangs_up_is_asked_again_within_seconds() {
        assertThat(outcome(new Try(0, false))).satisfies(DeliverTest::comesBackWithinSeconds);
    }

    @Test
    void what_is_no_answer_counts_as_none() {
        ScriptedGateway.answer(delivery, 200, "{\"pauseMillis\":\"soon\"}");

        assertThat(outcome(new Try(0, false))).satisfies(DeliverTest::comesBackWithinSeconds);
    }

    @Test
    void a_gateway_that_is_away_for_long_fills_no_log() {
        ScriptedGateway.answer(delivery, 503, "{}");
        var tries = List.of(new Try(0, false), new Try(1, false), new Try(59, false), new Try(60, false));
        tries.forEach(this::outcome);

        assertThat(tries).extracting(one -> one.lines.size()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void a_week_without_the_gateway_is_the_end() {
        ScriptedGateway.answer(delivery, 503, "{}");

        assertThat(outcome(new Try(90, true)))
                .isEqualTo(Outcome.discard("The gateway could not be reached for a week."));
    }

    @Test
    void a_gateway_that_is_back_after_a_week_still_decides() {
        ScriptedGateway.answer(delivery, 200, "{\"pauseMillis\":null}");

        assertThat(outcome(new Try(90, true))).isEqualTo(Outcome.done());
    }

    private Outcome outcome(Attempt attempt) {
        return deliver.run(new Deliver.Args(delivery), attempt).await().indefinitely();
    }

    private static void comesBackWithinSeconds(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Snooze.class,
                        snooze -> assertThat(snooze.delay()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10)));
    }

    /** A try at the job, as often snoozed and as late as the test says. */
    private static final class Try implements Attempt {
        private final int snoozes;
        private final boolean overdue;
        private final List<String> lines = new ArrayList<>();

        Try(int snoozes, boolean overdue) {
            this.snoozes = snoozes;
            this.overdue = overdue;
        }

        @Override
        public String jobId() {
            return "job_1";
        }

        @Override
        public int number() {
            return 1;
        }

        @Override
        public boolean isLast() {
            return false;
        }

        @Override
        public int snoozes() {
            return snoozes;
        }

        @Override
        public boolean isOverdue() {
            return overdue;
        }

        @Override
        public void throwIfCancelRequested() {}

        @Override
        public Uni<Void> progress(int percent, String text) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public void log(String line) {
            lines.add(line);
        }

        @Override
        public <T> Uni<T> blocking(Callable<T> work) {
            return Uni.createFrom().failure(new UnsupportedOperationException("there is nothing that blocks"));
        }
    }
}
