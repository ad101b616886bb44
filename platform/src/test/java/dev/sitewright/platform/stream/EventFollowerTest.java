package dev.sitewright.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFollowerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Streams streams = new Streams();

    @Test
    void a_reader_is_greeted_catches_up_and_then_hears_what_happens() {
        streams.write(7);
        var client = streams.follow(null).take(20);
        streams.tell(2);
        assertThat(client.seen().getFirst()).isEqualTo(new Frame.Hello(7, 1));
        assertThat(client.seen().get(8)).isEqualTo(new Frame.Snapshot(List.of()));
        assertThat(client.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void resuming_after_any_number_tells_the_rest_once() {
        streams.write(7);
        for (long after = 0; after <= 7; after++) {
            var client = streams.follow(after).take(20);
            assertThat(client.numbers()).isEqualTo(streams.numbersAfter(after));
        }
    }

    @Test
    void what_is_told_live_needs_no_read_of_the_log() {
        var client = streams.follow(null).take(20);
        var reads = streams.reads;
        streams.tell(4);
        assertThat(client.numbers()).hasSize(4);
        assertThat(streams.reads).isEqualTo(reads);
    }

    @Test
    void what_happens_while_a_reader_catches_up_comes_once() {
        streams.write(7);
        var client = streams.follow(null).take(3);
        streams.tell(2);
        assertThat(client.take(20).numbers()).isEqualTo(streams.numbersAfter(0));
    }

    @Test
    void a_fact_told_twice_or_late_is_passed_on_once() {
        var client = streams.follow(null).take(20);
        streams.tell(3);
        streams.facts.forEach(fact -> streams.tell(List.of(fact)));
        assertThat(client.numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_gap_in_what_is_told_is_filled_from_the_log() {
        var client = streams.follow(null).take(20);
        streams.write(4);
        streams.tell(1);
        assertThat(client.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_fact_that_is_never_told_is_found_in_the_log() {
        var client = streams.follow(null).take(20);
        streams.write(1);
        streams.pass(SECOND);
        assertThat(client.numbers()).isEmpty(); // it may be on its way
        streams.pass(SECOND);
        assertThat(client.numbers()).containsExactly(1L);
    }

    @Test
    void a_reader_that_does_not_ask_holds_little_back_and_misses_nothing() {
        var client = streams.follow(null).take(3);
        streams.tell(50);
        assertThat(client.take(80).numbers()).isEqualTo(streams.numbersAfter(0));
    }

    @Test
    void a_client_that_takes_nothing_is_cut_off_and_others_are_not() {
        var stalled = streams.follow(null);
        stalled.frames.request(1);
        stalled.run();
        var other = streams.follow(null).take(20);
        streams.pass(Duration.ofSeconds(29));
        stalled.run();
        assertThat(stalled.cutOff).isFalse();
        streams.pass(Duration.ofSeconds(2));
        stalled.run();
        other.run();
        assertThat(stalled.cutOff).isTrue();
        assertThat(other.cutOff).isFalse();
        assertThat(streams.follower.streams()).isEqualTo(1);
    }

    @Test
    void silence_is_broken_by_a_sign_of_life() {
        var client = streams.follow(null).take(20);
        streams.pass(Duration.ofSeconds(14));
        assertThat(client.seen()).doesNotContain(new Frame.KeepAlive());
        streams.pass(SECOND);
        client.run();
        streams.pass(SECOND);
        assertThat(client.seen()).containsOnlyOnce(new Frame.KeepAlive());
        streams.pass(Duration.ofSeconds(14));
        assertThat(client.seen().stream().filter(new Frame.KeepAlive()::equals)).hasSize(2);
    }

    @Test
    void a_filtered_stream_moves_by_bookmarks() {
        streams.write(4, "job.started");
        var client =
                streams.follow(null, TypeFilter.parse("chat.*").orElseThrow()).take(20);
        assertThat(client.seen()).contains(new Frame.Bookmark(3), new Frame.Bookmark(4));
        streams.tell(1, "job.started");
        streams.tell(1, "chat.message.user");
        streams.tell(1, "job.started");
        assertThat(client.numbers()).containsExactly(6L);
        streams.pass(Duration.ofSeconds(15));
        assertThat(client.seen().getLast()).isEqualTo(new Frame.Bookmark(7));
    }

    @Test
    void a_number_that_is_gone_or_never_was_is_answered_with_a_reset() {
        streams.write(7);
        streams.oldest = 5;
        assertThat(streams.follow(2L).take(2).seen())
                .containsExactly(new Frame.Hello(7, 5), new Frame.Reset(2, 7, 5, "/state"));
        assertThat(streams.follow(9L).take(2).seen())
                .containsExactly(new Frame.Hello(7, 5), new Frame.Reset(9, 7, 5, "/state"));
        assertThat(streams.follow(2L).take(20).numbers()).containsExactly(5L, 6L, 7L);
        assertThat(streams.follow(4L).take(20).numbers()).containsExactly(5L, 6L, 7L);
        var ahead = streams.follow(9L).take(20);
        streams.tell(1);
        assertThat(ahead.numbers()).containsExactly(8L);
    }

    @Test
    void facts_that_go_while_a_reader_is_behind_are_announced() {
        streams.write(9);
        var client = streams.follow(null).take(3);
        streams.oldest = 7;
        client.take(20);
        assertThat(client.seen()).contains(new Frame.Reset(3, 9, 7, "/state"));
        assertThat(client.numbers()).containsExactly(1L, 2L, 3L, 7L, 8L, 9L);
    }

    @Test
    void a_log_that_cannot_be_read_delays_readers_and_ends_none() {
        streams.write(2);
        streams.down = true;
        var client = streams.follow(null).take(20);
        streams.pass(SECOND);
        assertThat(client.seen()).isEmpty();
        streams.down = false;
        streams.pass(SECOND);
        assertThat(client.numbers()).containsExactly(1L, 2L);
    }

    @Test
    void signs_of_life_go_on_while_the_log_cannot_be_read() {
        streams.down = true;
        var client = streams.follow(null).take(20);
        streams.pass(Duration.ofSeconds(15));
        assertThat(client.seen()).containsExactly(new Frame.KeepAlive());
    }

    @Test
    void a_reader_sees_texts_grow_after_a_snapshot_of_them() {
        streams.grow("prt_1", 0, "Hel");
        var client = streams.follow(null).take(20);
        streams.grow("prt_1", 3, "lo");
        assertThat(client.seen())
                .element(1)
                .isEqualTo(new Frame.Snapshot(
                        List.of(new GrowingPart("prj_1", "ses_1", "msg_1", "prt_1", "text", "Hel"))));
        assertThat(client.seen().getLast()).isInstanceOf(Frame.Growth.class);
    }

    @Test
    void pieces_that_find_no_room_are_replaced_by_a_snapshot() {
        var client = streams.follow(null).take(2);
        for (int i = 0; i < 9; i++) {
            streams.grow("prt_1", i, "x");
        }
        assertThat(client.take(20).seen().getLast())
                .isEqualTo(new Frame.Snapshot(
                        List.of(new GrowingPart("prj_1", "ses_1", "msg_1", "prt_1", "text", "xxxxxxxxx"))));
    }

    @Test
    void closing_ends_all_streams_and_new_ones() {
        var client = streams.follow(null).take(20);
        streams.follower.close();
        client.run();
        client.frames.assertCompleted();
        streams.follow(null).take(1).frames.assertCompleted();
        assertThat(streams.follower.streams()).isZero();
    }

    @Test
    void a_client_that_leaves_is_forgotten() {
        var client = streams.follow(null).take(20);
        assertThat(streams.follower.streams()).isEqualTo(1);
        client.frames.cancel();
        assertThat(streams.follower.streams()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatever_goes_wrong_every_reader_sees_every_fact_once_in_order(long seed) {
        var random = new Random(seed);
        var clients = new ArrayList<Streams.Client>();
        for (int step = 0; step < 2000; step++) {
            streams.down = random.nextInt(4) == 0;
            switch (random.nextInt(6)) {
                case 0 -> streams.write(random.nextInt(3));
                case 1 -> streams.tell(random.nextInt(3));
                case 2 -> retell(random);
                case 3 -> streams.pass(Duration.ofMillis(random.nextInt(80)));
                case 4 -> streams.grow("prt_" + random.nextInt(5), random.nextInt(3), "text");
                default -> somebodyReads(random, clients);
            }
        }
        streams.down = false;
        streams.pass(SECOND);
        streams.pass(SECOND);
        streams.pass(SECOND);
        clients.forEach(client ->
                assertThat(client.take(streams.facts.size() * 3).numbers()).isEqualTo(streams.numbersAfter(0)));
    }

    private void retell(Random random) {
        if (!streams.facts.isEmpty()) {
            var fact = streams.facts.get(random.nextInt(streams.facts.size()));
            streams.tell(List.of(fact));
        }
    }

    private void somebodyReads(Random random, List<Streams.Client> clients) {
        if (clients.size() < 5) {
            clients.add(streams.follow(null));
        }
        clients.get(random.nextInt(clients.size())).take(random.nextInt(6));
    }
}
