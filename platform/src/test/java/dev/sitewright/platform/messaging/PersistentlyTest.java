package dev.sitewright.platform.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersistentlyTest {
    private final Vertx vertx = Vertx.vertx();
    private final Persistently persistently = new Persistently();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final Set<Context> contexts = new HashSet<>();

    @AfterEach
    void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, SECONDS)
                .join();
    }

    @Test
    void work_is_tried_until_it_succeeds_on_one_context() {
        assertThat(run(() -> succeedAt(4))).isEqualTo(4);
        assertThat(failures).hasValue(3);
        assertThat(contexts).hasSize(1);
    }

    @Test
    void the_end_of_the_service_ends_it() {
        assertThatThrownBy(() -> run(() -> {
                    if (tries.get() == 2) {
                        persistently.stop(new ShutdownEvent());
                    }
                    return succeedAt(Integer.MAX_VALUE);
                }))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("not yet");
        assertThat(tries).hasValue(3);
    }

    private Uni<Integer> succeedAt(int number) {
        contexts.add(Vertx.currentContext());
        return tries.incrementAndGet() < number
                ? Uni.createFrom().failure(new IllegalStateException("not yet"))
                : Uni.createFrom().item(number);
    }

    private int run(Supplier<Uni<Integer>> work) {
        var result = new CompletableFuture<Integer>();
        vertx.getOrCreateContext()
                .runOnContext(nothing -> persistently
                        .untilDone(work, failure -> failures.incrementAndGet())
                        .subscribe()
                        .with(result::complete, result::completeExceptionally));
        return result.orTimeout(Duration.ofSeconds(30).toSeconds(), SECONDS).join();
    }
}
