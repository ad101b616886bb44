package dev.sitewright.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BesideTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final List<UniEmitter<? super Void>> open = new ArrayList<>();
    private final Beside steps = new Beside("test", 2, asked::incrementAndGet);

    @Test
    void one_that_hangs_holds_up_nobody_else() {
        begin("a");
        begin("b");
        assertThat(open).hasSize(2);
        assertThat(asked).hasValue(0);
    }

    @Test
    void one_of_the_same_thing_is_asked_for_again_when_it_has_ended() {
        begin("a");
        begin("a");
        assertThat(open).hasSize(1);
        open.getFirst().complete(null);
        assertThat(asked).hasValue(1);
        begin("a");
        assertThat(open).hasSize(2);
    }

    @Test
    void what_is_too_much_is_asked_for_again_when_there_is_room() {
        begin("a");
        begin("b");
        begin("c");
        assertThat(open).hasSize(2);
        open.getFirst().fail(new IllegalStateException("no answer"));
        assertThat(asked).hasValue(1);
        begin("c");
        assertThat(open).hasSize(3);
    }

    @Test
    void what_was_stopped_asks_for_nothing() {
        begin("a");
        begin("a");
        steps.stop();
        open.getFirst().complete(null);
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_step_that_ends_at_once_leaves_room() {
        steps.begin("a", () -> Uni.createFrom().voidItem());
        steps.begin("b", () -> {
            throw new IllegalStateException("does not even begin");
        });
        begin("c");
        begin("d");
        assertThat(open).hasSize(2);
    }

    @Test
    void says_whether_it_began() {
        assertThat(begin("a")).isTrue();
        assertThat(begin("a")).isFalse();
        assertThat(begin("b")).isTrue();
        assertThat(begin("c")).isFalse();
    }

    private boolean begin(String thing) {
        return steps.begin(thing, () -> Uni.createFrom().emitter(open::add));
    }
}
