package dev.sitewright.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is written at a time: all that fits, encoded once for those who are told the same. */
class PieceTest {
    @Test
    void holds_all_frames_in_their_order() {
        var piece = piece(facts(3, 10));
        assertThat(piece.frames()).hasSize(3);
        assertThat(piece.bytes().toString().lines().filter(line -> line.startsWith("id: ")))
                .containsExactly("id: 1", "id: 2", "id: 3");
    }

    @Test
    void is_made_once_for_readers_who_are_told_the_same() {
        var told = facts(3, 10);
        assertThat(piece(List.copyOf(told))).isSameAs(piece(told));
    }

    @Test
    void is_made_anew_for_whoever_is_told_something_else() {
        var told = facts(3, 10);
        var whole = piece(told);
        assertThat(piece(told.subList(1, 3)).frames()).hasSize(2);
        assertThat(piece(told.subList(0, 2)).frames()).hasSize(2);
        assertThat(piece(told).bytes()).isEqualTo(whole.bytes());
    }

    @Test
    void ends_before_it_grows_too_large() {
        var told = facts(10, 20_000);
        var piece = piece(told);
        assertThat(piece.frames()).isEqualTo(told.subList(0, 3));
        assertThat(piece.bytes().length()).isLessThanOrEqualTo(Piece.MOST);
        assertThat(piece(told.subList(3, 10)).frames()).isEqualTo(told.subList(3, 6));
    }

    @Test
    void has_at_least_one_frame_however_large() {
        assertThat(piece(facts(2, 100_000)).frames()).hasSize(1);
    }

    private static Piece piece(List<? extends Frame> frames) {
        return Piece.of(List.copyOf(frames), frame -> ((Frame.Fact) frame).bytes());
    }

    private static List<Frame.Fact> facts(int count, int size) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(number -> new Frame.Fact(number, "job.progressed", "x".repeat(size)))
                .toList();
    }
}
