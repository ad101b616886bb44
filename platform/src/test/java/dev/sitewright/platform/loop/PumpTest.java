package dev.sitewright.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PumpTest {
    private static final Duration HOURS = Duration.ofHours(9);
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger steps = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void goes_on_while_more_is_waiting_and_then_rests() {
        var pump = new Pump(vertx, "test", HOURS, () -> Uni.createFrom().item(steps.incrementAndGet() < 3));
        pump.start();
        await().until(() -> steps.get() == 3);
        pump.wake();
        await().until(() -> steps.get() == 4);
    }

    @Test
    void a_wake_during_a_step_is_not_lost_and_steps_never_overlap() {
        var inside = new AtomicInteger();
        var overlapped = new AtomicInteger();
        var pump = new Pump[1];
        pump[0] = new Pump(vertx, "test", HOURS, () -> {
            if (inside.incrementAndGet() > 1) {
                overlapped.incrementAndGet();
            }
            if (steps.incrementAndGet() == 1) {
                pump[0].wake();
                pump[0].wake();
            }
            return Uni.createFrom().item(false).onItem().invoke(inside::decrementAndGet);
        });
        pump[0].start();
        await().until(() -> steps.get() == 2);
        assertThat(overlapped).hasValue(0);
    }

    @Test
    void a_failure_is_tried_again_after_the_pause() {
        var pump = new Pump(
                vertx,
                "test",
                Duration.ofMillis(1),
                () -> steps.incrementAndGet() < 5
                        ? Uni.createFrom().failure(new IllegalStateException("not yet"))
                        : Uni.createFrom().item(false));
        pump.start();
        await().until(() -> steps.get() >= 5);
        pump.stop();
    }

    @Test
    void a_pump_stopped_in_the_middle_of_a_step_can_be_started_again() {
        var pump = new Pump(
                vertx,
                "test",
                HOURS,
                () -> steps.incrementAndGet() == 1
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().item(false));
        pump.start();
        await().until(() -> steps.get() == 1);
        pump.stop();
        pump.start();
        await().until(() -> steps.get() == 2);
    }
}
