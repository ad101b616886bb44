package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.Coalescer.Asked;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that are enqueued beside a free worker: its step stores and takes them. */
@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class ArrivalsTest {
    private final String project = Hands.aProject();

    @Inject
    Hands hands;

    @Inject
    Coalescer coalescer;

    @Inject
    HotPath hotPath;

    @Inject
    Wakeup wakeup;

    @Inject
    Db db;

    @BeforeEach
    void aWorkerIsFree() {
        wakeup.workerIs(true);
    }

    @AfterEach
    void itIsNotAnyMore() {
        wakeup.workerIs(false);
        coalescer.flush();
    }

    @Test
    void the_next_step_stores_and_takes_them() {
        var first = enqueue(hands.note(project).priority(1000));
        var second = enqueue(hands.note(project).group("oven").priority(1000));
        assertThat(stored()).isZero();

        var arrivals = coalescer.arrivals(2);
        var step = step(arrivals);
        assertThat(step.claims()).extracting(Claim::id).containsAll(ids(arrivals));
        assertThat(first).isNotDone();

        coalescer.arrived(arrivals, step.claims());
        assertThat(List.of(
                        get(Uni.createFrom().completionStage(first)),
                        get(Uni.createFrom().completionStage(second))))
                .hasSameElementsAs(ids(arrivals))
                .extracting(hands::state)
                .containsOnly("running");
    }

    @Test
    void those_beyond_the_free_places_and_those_that_may_have_a_twin_are_stored_without_it() {
        var first = enqueue(hands.note(project));
        var second = enqueue(hands.note(project));
        var third = enqueue(hands.note(project).dedupeKey(project));

        assertThat(coalescer.arrivals(1)).hasSize(1).extracting(Asked::id).doesNotContainNull();
        assertThat(first).isNotDone();
        assertThat(hands.state(get(Uni.createFrom().completionStage(second)))).isEqualTo("available");
        assertThat(hands.state(get(Uni.createFrom().completionStage(third)))).isEqualTo("available");
    }

    @Test
    void one_that_cannot_be_stored_fails_alone() {
        var good = enqueue(hands.note(project));
        var bad = enqueue(hands.note(project).correlate("no text holds \0 here"));
        var arrivals = coalescer.arrivals(2);
        assertThatThrownBy(() -> step(arrivals)).satisfies(failure -> coalescer.strayed(arrivals, failure));

        assertThat(hands.state(get(Uni.createFrom().completionStage(good)))).isEqualTo("available");
        assertThatThrownBy(() -> get(Uni.createFrom().completionStage(bad))).isNotNull();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void when_nobody_knows_whether_they_are_stored_those_who_wait_are_told_so() {
        var lost = enqueue(hands.note(project));
        coalescer.strayed(coalescer.arrivals(1), new IOException("connection reset"));
        assertThatThrownBy(() -> get(Uni.createFrom().completionStage(lost)))
                .hasStackTraceContaining("connection reset");

        var late = enqueue(hands.note(project));
        coalescer.abandoned(coalescer.arrivals(1));
        assertThatThrownBy(() -> get(Uni.createFrom().completionStage(late))).hasStackTraceContaining("stopped");
        assertThat(stored()).isZero();
    }

    @Test
    void nothing_is_left_to_a_worker_that_has_gone() {
        wakeup.listen(() -> {}, () -> {}, () -> {});
        wakeup.workerGoes();
        wakeup.workerIs(true); // says a step that was under way
        assertThat(hands.state(hands.enqueued(hands.note(project)))).isEqualTo("available");
        wakeup.listen(() -> {}, () -> {}, () -> {});
    }

    private static CompletableFuture<JobId> enqueue(NewJob<?> job) {
        return job.later().subscribeAsCompletionStage();
    }

    private Step step(List<Asked> arrivals) {
        var wish = new Step.Wish(hands.worker(), 10, 10, 0, 0, false, false, List.of(), List.of());
        return get(hotPath.step(wish, arrivals.stream().map(Asked::row).toList()));
    }

    private static Set<JobId> ids(List<Asked> arrivals) {
        return new HashSet<>(arrivals.stream().map(Asked::id).toList());
    }

    private long stored() {
        return db.count("select count(*) from job where project_id = $1", project);
    }
}
