package dev.sitewright.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ErrorTextTest {
    @Test
    void several_lines_become_one() {
        assertThat(ErrorText.of("first\n\tsecond\0third")).isEqualTo("first second third");
    }

    @Test
    void a_failure_that_says_nothing_is_called_by_its_type() {
        assertThat(ErrorText.of(new IOException())).isEqualTo("IOException");
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(ErrorText.of("x".repeat(2_000))).hasSize(500).endsWith("…");
    }

    @Test
    void secrets_are_hidden_and_the_rest_stays() {
        assertThat(ErrorText.of("GET http://x with Authorization: Bearer abcdefgh12345678 failed"))
                .isEqualTo("GET http://x with Authorization: [hidden] failed")
                .doesNotContain("abcdefgh");
        assertThat(ErrorText.of("api_key=\"topsecret$1\" is wrong"))
                .doesNotContain("topsecret")
                .contains("is wrong");
        assertThat(ErrorText.of("key sk-1234567890abcdef refused")).isEqualTo("key [hidden] refused");
    }
}
