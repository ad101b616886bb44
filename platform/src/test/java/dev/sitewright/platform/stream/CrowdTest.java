package dev.sitewright.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many readers of one stream, and facts that come soon one after the other. */
class CrowdTest {
    private final Streams streams = new Streams();
    private final List<Streams.Client> crowd = Stream.generate(() -> streams.follow(null))
            .limit(Streams.CROWD)
            .map(client -> client.take(20))
            .toList();

    @Test
    void what_comes_alone_is_told_at_once() {
        streams.tell(1);
        assertAllHaveSeen(1);
        streams.rest();
        streams.tell(1);
        assertAllHaveSeen(2);
    }

    @Test
    void what_comes_soon_after_is_told_together_when_the_rest_is_over() {
        streams.tell(1);
        var reads = streams.reads;
        streams.tell(1);
        streams.tell(2);
        assertAllHaveSeen(1);
        streams.rest();
        assertAllHaveSeen(4);
        streams.tell(1);
        assertAllHaveSeen(4);
        streams.rest();
        assertAllHaveSeen(5);
        assertThat(streams.reads).isEqualTo(reads);
    }

    @Test
    void few_readers_are_told_at_once() {
        crowd.getFirst().frames.cancel();
        streams.tell(1);
        streams.tell(1);
        assertThat(crowd.getLast().numbers()).containsExactly(1L, 2L);
    }

    @Test
    void no_more_is_collected_than_may_wait_for_a_reader() {
        for (int told = 0; told < 10; told++) {
            streams.tell(1);
            crowd.forEach(Streams.Client::run);
        }
        assertAllHaveSeen(9); // the first, and twice four
        streams.rest();
        assertAllHaveSeen(10);
    }

    @Test
    void facts_and_texts_stay_in_their_order() {
        streams.tell(1);
        streams.grow("prt_1", 0, "Hel");
        streams.tell(1);
        streams.rest();
        var seen = crowd.getFirst().seen();
        assertThat(seen.subList(seen.size() - 2, seen.size()))
                .satisfiesExactly(
                        frame -> assertThat(frame).isInstanceOf(Frame.Growth.class),
                        frame -> assertThat(frame).isEqualTo(streams.facts.getLast()));
    }

    @Test
    void whoever_comes_during_a_rest_hears_of_a_text_once() {
        streams.tell(1);
        streams.grow("prt_1", 0, "Hel");
        var newcomer = streams.follow(null).take(20);
        streams.rest();
        assertThat(newcomer.seen().getLast())
                .isEqualTo(new Frame.Snapshot(
                        List.of(new GrowingPart("prj_1", "ses_1", "msg_1", "prt_1", "text", "Hel"))));
    }

    private void assertAllHaveSeen(int facts) {
        assertThat(crowd)
                .allSatisfy(client -> assertThat(client.numbers())
                        .isEqualTo(streams.numbersAfter(0).subList(0, facts)));
    }
}
