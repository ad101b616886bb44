package dev.sitewright.platform.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            *                | true
            "3"              | true
            "2", "3"         | true
            "2"              | false
            W/"3"            | false
            "abc"            | false
            ""               | false
            "99999999999999999999" | false
            """)
    void a_header_admits_a_version(String header, boolean admits) {
        assertThat(Precondition.ofIfMatch(header).admits(3)).isEqualTo(admits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "", "*, \"3\"", "\"3\" \"4\""})
    void what_is_no_list_of_tags_is_refused(String header) {
        assertThatThrownBy(() -> Precondition.ofIfMatch(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem().status()).isEqualTo(422));
    }

    @Test
    void a_header_is_required() {
        assertThatThrownBy(() -> Precondition.ofIfMatch(null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem().status()).isEqualTo(428));
    }
}
