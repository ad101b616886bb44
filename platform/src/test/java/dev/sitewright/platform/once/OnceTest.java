package dev.sitewright.platform.once;

import static dev.sitewright.platform.testing.Transactions.await;
import static dev.sitewright.platform.testing.Transactions.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
class OnceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Once once;

    @Inject
    Purge purge;

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    private final AtomicInteger effects = new AtomicInteger();
    private final Attempt attempt = attempt("same");

    @Test
    void a_key_has_one_effect_and_one_answer() {
        var first = in(() -> once.run(attempt, this::effect));
        var again = in(() -> once.run(attempt, this::effect));
        assertThat(first).isEqualTo(Answer.fresh(201, Map.of("ETag", "\"1\""), "{\"n\": 1}"));
        assertThat(again).isEqualTo(new Answer(201, Map.of("ETag", "\"1\""), "{\"n\": 1}", true));
    }

    @Test
    void a_key_of_another_request_is_refused() {
        in(() -> once.run(attempt, this::effect));
        var other = new Attempt(attempt.caller(), attempt.operation(), attempt.key(), "another", false);
        assertThat(codeOf(() -> in(() -> once.run(other, this::effect)))).isEqualTo("idempotency-key-reused");
        assertThat(effects).hasValue(1);
    }

    @Test
    void an_answer_with_a_secret_is_given_again_and_kept_sealed() {
        var secret = new Attempt(attempt.caller(), "secret", attempt.key(), "password", true);
        var first = in(() -> once.run(secret, this::effect));
        var again = in(() -> once.run(secret, this::effect));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.replayed()).isTrue();
        var kept = pool.preparedQuery(
                        "select body, fingerprint from idempotency where caller = $1 and operation = 'secret'")
                .execute(Tuple.of(attempt.caller()))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next();
        assertThat(kept.getString("body")).doesNotContain("{");
        assertThat(kept.getString("fingerprint")).isNotEqualTo("password").hasSize(64);
    }

    @Test
    void what_failed_may_be_tried_again() {
        assertThatThrownBy(() ->
                        in(() -> once.run(attempt, () -> Uni.createFrom().failure(new IllegalStateException("no")))))
                .hasMessageContaining("no");
        assertThat(in(() -> once.run(attempt, this::effect)).replayed()).isFalse();
    }

    @Test
    void a_twin_of_one_under_way_is_told_so_and_takes_its_place_when_it_dies() throws Exception {
        var backend = new CompletableFuture<Integer>();
        var never = new CompletableFuture<UniEmitter<? super Answer>>();
        var first = CompletableFuture.supplyAsync(() -> in(() -> once.run(
                attempt,
                () -> pid().invoke(backend::complete)
                        .chain(() -> Uni.createFrom().<Answer>emitter(never::complete)))));
        var killed = backend.get();
        never.get();

        assertThat(codeOf(() -> in(() -> once.run(attempt, this::effect)))).isEqualTo("idempotency-key-in-flight");
        pool.preparedQuery("select pg_terminate_backend($1)")
                .execute(Tuple.of(killed))
                .await()
                .atMost(PATIENCE);

        var second = eventually(() -> in(() -> once.run(attempt, this::effect)));
        assertThat(second.replayed()).isFalse();
        never.get().complete(Answer.fresh(201, Map.of(), "{}")); // the first wakes up, and finds its transaction gone
        assertThatThrownBy(first::get).isNotNull();
        assertThat(in(() -> once.run(attempt, this::effect)))
                .isEqualTo(new Answer(201, second.headers(), second.body(), true));
        assertThat(effects).hasValue(1);
    }

    @Test
    void twins_at_once_have_one_effect() {
        var codes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(twin -> codeOf(() -> in(() -> once.run(attempt, this::effect))))
                .toList();
        assertThat(codes).contains("").isSubsetOf("", "idempotency-key-in-flight");
        assertThat(in(() -> once.run(attempt, this::effect)).body()).isEqualTo("{\"n\": 1}");
        assertThat(effects).hasValue(1);
    }

    @Test
    void answers_are_kept_for_two_days_and_no_longer() {
        var old = attempt("old");
        var young = attempt("young");
        in(() -> once.run(old, this::effect));
        in(() -> once.run(young, this::effect));
        backdate(old, Duration.ofHours(49));
        backdate(young, Duration.ofHours(47));

        await(purge::step);

        assertThat(in(() -> once.run(old, this::effect)).replayed()).isFalse();
        assertThat(in(() -> once.run(young, this::effect)).replayed()).isTrue();
    }

    @Test
    void a_print_tells_bodies_apart_by_what_they_say() throws Exception {
        var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
        var one = mapper.readTree("{\"a\": 1, \"b\": {\"c\": [1, 2], \"d\": null}}");
        var same = mapper.readTree("{ \"b\":{\"d\":null,\"c\":[1,2]}, \"a\":1 }");
        var other = mapper.readTree("{\"a\": 1, \"b\": {\"c\": [2, 1], \"d\": null}}");
        assertThat(Fingerprint.of(List.of("x", one)))
                .isEqualTo(Fingerprint.of(List.of("x", same)))
                .isNotEqualTo(Fingerprint.of(List.of("x", other)))
                .isNotEqualTo(Fingerprint.of(List.of("y", one)));
    }

    private static Attempt attempt(String fingerprint) {
        return new Attempt(Ids.next("usr"), "test", new IdempotencyKey(Ids.next("key")), fingerprint, false);
    }

    private Uni<Answer> effect() {
        return Uni.createFrom()
                .item(() ->
                        Answer.fresh(201, Map.of("ETag", "\"1\""), "{\"n\": %d}".formatted(effects.incrementAndGet())));
    }

    private static Uni<Integer> pid() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select pg_backend_pid()", Integer.class)
                        .getSingleResult());
    }

    private static String codeOf(Runnable work) {
        try {
            work.run();
            return "";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }

    /** The server needs a moment to notice that a backend is gone. */
    private static Answer eventually(java.util.function.Supplier<Answer> work) {
        return org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(work::get, answer -> true);
    }

    private void backdate(Attempt kept, Duration age) {
        var then = OffsetDateTime.now(clock).minus(age);
        pool.preparedQuery("update idempotency set created_at = $1 where key = $2")
                .execute(Tuple.of(then, kept.key().value()))
                .await()
                .atMost(PATIENCE);
    }
}
