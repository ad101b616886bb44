package dev.sitewright.gateway.opaque;

import static dev.sitewright.gateway.opaque.OpaqueToken.Kind.PERSONAL;
import static dev.sitewright.gateway.opaque.OpaqueToken.Kind.REFRESH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueTokenTest {
    @Test
    void its_kind_can_be_seen() {
        assertThat(OpaqueToken.random(PERSONAL).value()).matches("swt_[0-9A-Za-z]{38}");
        assertThat(OpaqueToken.random(REFRESH).value()).matches("swr_[0-9A-Za-z]{38}");
        assertThat(OpaqueToken.random(PERSONAL)).isNotEqualTo(OpaqueToken.random(PERSONAL));
    }

    @Test
    void a_token_is_read_as_what_it_is_only() {
        var token = OpaqueToken.random(PERSONAL);
        assertThat(OpaqueToken.read(PERSONAL, token.value())).contains(token);
        assertThat(OpaqueToken.read(REFRESH, token.value())).isEmpty();
        assertThat(OpaqueToken.read(REFRESH, token.value().replace("swt_", "swr_")))
                .isEmpty();
    }

    @Test
    void one_wrong_character_is_seen() {
        var value = OpaqueToken.random(PERSONAL).value();
        for (var place = 4; place < value.length(); place++) {
            var other = value.charAt(place) == 'a' ? 'b' : 'a';
            var mistyped = value.substring(0, place) + other + value.substring(place + 1);
            assertThat(OpaqueToken.read(PERSONAL, mistyped)).isEmpty();
        }
    }

    @Test
    void the_check_sum_stays_what_scanners_know() {
        assertThat(OpaqueToken.of(PERSONAL, new byte[32]).value())
                .isEqualTo("swt_000000000000000000000000000000003bl6mJ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "swt_", "swt_short", "Bearer swt_", "swt_0000000000000000000000000000000-000000"})
    void other_texts_are_none(String text) {
        assertThat(OpaqueToken.read(PERSONAL, text)).isEmpty();
    }

    @Test
    void it_does_not_show_itself_in_logs() {
        var token = OpaqueToken.random(PERSONAL);
        assertThat(token.toString()).doesNotContain(token.value()).contains(token.hint());
    }
}
