package dev.sitewright.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On an event loop, as the relay works: its timers refuse what is shorter than a millisecond. */
@QuarkusTest
@WithSitewrightBackends
class RestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @ValueSource(longs = {-5_000_000, -1, 0, 1, 999_999, 1_000_000, 1_500_000, 20_000_000})
    void whatever_is_left_ends_without_a_failure_and_not_too_early(long nanos) {
        var begin = System.nanoTime();

        Uni.createFrom()
                .voidItem()
                .emitOn(step -> vertx.runOnContext(loop -> step.run()))
                .chain(() -> Rest.of(Duration.ofNanos(nanos)))
                .await()
                .atMost(PATIENCE);

        var millis = Math.max(nanos, 0) / 1_000_000;
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(millis * 1_000_000);
    }
}
