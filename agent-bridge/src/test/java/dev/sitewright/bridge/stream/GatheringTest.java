package dev.sitewright.bridge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Duration EVER = Duration.ofDays(1);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final Vertx vertx = Vertx.vertx();
    private final UnicastProcessor<String> items = UnicastProcessor.create();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void takes_along_what_came_before_an_awaited_item() {
        var gathered = gather(EVER, 10).request(10);

        List.of("a", "b", "c!", "d", "e!").forEach(items::onNext);

        assertThat(gathered.getItems()).containsExactly(List.of("a", "b", "c!"), List.of("d", "e!"));
    }

    @Test
    void hands_on_what_nobody_awaits_after_a_rest() {
        var gathered = gather(A_MOMENT, 10).request(10);

        items.onNext("a");
        await().until(() -> gathered.getItems().size() == 1);
        items.onNext("b");
        await().until(() -> gathered.getItems().size() == 2);

        assertThat(gathered.getItems()).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void gathers_what_comes_while_the_last_is_worked_on() {
        var gathered = gather(EVER, 10).request(1);

        List.of("a!", "b!", "c", "d!").forEach(items::onNext);
        gathered.request(10);

        assertThat(gathered.getItems()).containsExactly(List.of("a!"), List.of("b!", "c", "d!"));
    }

    @Test
    void fails_when_too_many_wait() {
        var gathered = gather(EVER, 2).request(10);

        List.of("a", "b", "c").forEach(items::onNext);

        gathered.assertFailedWith(IllegalStateException.class, "more than 2 wait");
    }

    private AssertSubscriber<List<String>> gather(Duration rest, int most) {
        return Gathering.of(items, vertx, rest, item -> item.endsWith("!"), most)
                .subscribe()
                .withSubscriber(AssertSubscriber.create());
    }
}
