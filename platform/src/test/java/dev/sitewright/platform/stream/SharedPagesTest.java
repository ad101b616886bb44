package dev.sitewright.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharedPagesTest {
    private final List<Long> asked = new ArrayList<>();
    private final List<UniEmitter<? super List<Frame.Fact>>> waiting = new ArrayList<>();
    private final SharedPages pages = new SharedPages(new EventLog() {
        @Override
        public Uni<Bounds> bounds(String stream) {
            return Uni.createFrom().item(new Bounds(head, 1));
        }

        @Override
        public Uni<List<Frame.Fact>> page(String stream, long after, int limit) {
            asked.add(after);
            return slow
                    ? Uni.createFrom().emitter(waiting::add)
                    : Uni.createFrom().item(facts(after, limit));
        }

        @Override
        public Uni<Map<String, Long>> heads(Set<String> streams) {
            return Uni.createFrom().item(Map.of());
        }
    });
    private long head = 25;
    private boolean slow;

    @Test
    void a_full_page_is_read_once_by_readers_at_different_places() {
        assertThat(numbers(0)).isEqualTo(range(1, 10));
        assertThat(numbers(3)).isEqualTo(range(4, 10));
        assertThat(numbers(9)).isEqualTo(range(10, 10));
        assertThat(asked).containsExactly(0L);
    }

    @Test
    void the_last_page_is_read_anew_as_it_grows() {
        assertThat(numbers(20)).isEqualTo(range(21, 25));
        head = 27;
        assertThat(numbers(25)).isEqualTo(range(26, 27));
        assertThat(asked).containsExactly(20L, 20L);
    }

    @Test
    void who_asks_while_a_page_is_read_gets_the_same() {
        slow = true;
        var one = pages.page("s", 20, 10).subscribeAsCompletionStage();
        var other = pages.page("s", 22, 10).subscribeAsCompletionStage();
        waiting.getFirst().complete(facts(20, 10));
        assertThat(one.join()).hasSize(5);
        assertThat(other.join()).hasSize(3);
        assertThat(asked).containsExactly(20L);
    }

    @Test
    void what_came_meanwhile_is_asked_for_itself() {
        slow = true;
        var early = pages.page("s", 20, 10).subscribeAsCompletionStage();
        var late = pages.page("s", 25, 10).subscribeAsCompletionStage();
        waiting.getFirst().complete(facts(20, 10));
        head = 26;
        waiting.getLast().complete(facts(25, 10));
        assertThat(early.join()).hasSize(5);
        assertThat(late.join()).extracting(Frame.Fact::number).containsExactly(26L);
    }

    @Test
    void a_page_that_could_not_be_read_is_read_again() {
        slow = true;
        var failed =
                pages.page("s", 0, 10).onFailure().recoverWithItem(List.of()).subscribeAsCompletionStage();
        waiting.getFirst().fail(new IllegalStateException("the database is away"));
        assertThat(failed.join()).isEmpty();
        slow = false;
        assertThat(numbers(0)).isEqualTo(range(1, 10));
    }

    private List<Long> numbers(long after) {
        return pages.page("s", after, 10).await().indefinitely().stream()
                .map(Frame.Fact::number)
                .toList();
    }

    private List<Frame.Fact> facts(long after, int limit) {
        return LongStream.rangeClosed(after + 1, Math.min(head, after + limit))
                .mapToObj(number -> new Frame.Fact(number, "job.started", "{}"))
                .toList();
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
