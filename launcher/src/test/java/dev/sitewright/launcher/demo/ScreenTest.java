package dev.sitewright.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void a_terminal_shows_each_piece_at_once() {
        var speech = new Speech(screen(true));
        speech.piece("one", 0, "Hel");
        assertThat(shown()).isEqualTo("agent │ Hel");
        speech.piece("one", 3, "lo\nyou");
        assertThat(shown()).isEqualTo("agent │ Hello\nagent │ you");
    }

    @Test
    void elsewhere_only_whole_lines_appear() {
        var speech = new Speech(screen(false));
        speech.piece("one", 0, "Hel");
        assertThat(shown()).isEmpty();
        speech.piece("one", 3, "lo\nyou");
        assertThat(shown()).isEqualTo("agent │ Hello\n");
    }

    @Test
    void a_line_between_two_pieces_gets_a_line_of_its_own() {
        var screen = screen(true);
        var speech = new Speech(screen);
        speech.piece("one", 0, "Hello");
        screen.line("  tool write");
        speech.piece("one", 5, " again");
        assertThat(shown()).isEqualTo("agent │ Hello\n  tool write\nagent │  again");
    }

    @Test
    void what_comes_twice_is_shown_once_and_what_is_missing_comes_with_the_whole_text() {
        var speech = new Speech(screen(false));
        speech.piece("one", 0, "one ");
        speech.piece("one", 0, "one two ");
        speech.piece("one", 4, "two ");
        speech.piece("one", 14, "four");
        speech.whole("one", "one two three four");
        speech.whole("one", "one two three four");
        assertThat(shown()).isEqualTo("agent │ one two three four\n");
    }

    @Test
    void the_demo_models_words_carry_its_name() {
        var speech = new Speech(screen(false));
        speech.speaker("demo model");
        speech.whole("one", "Done.");
        assertThat(shown()).isEqualTo("demo model │ Done.\n");
    }

    private Screen screen(boolean terminal) {
        return new Screen(new PrintStream(bytes, true, UTF_8), terminal);
    }

    private String shown() {
        return bytes.toString(UTF_8);
    }
}
