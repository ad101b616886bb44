package dev.sitewright.launcher.migration.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^prj_[0-9a-f]{32}$",
                "^[a-z0-9]+(-[a-z0-9]+)*$",
                "^(?:sha256|sha512):\\w{4,}$",
                "^[^@ ]+@[a-z-]+\\.(org|net)?$",
                "^\\d{1,3}(\\.\\d{1,3}){3}$"
            })
    void samples_match_their_expression(String expression) {
        var sample = Expression.sample(expression);
        var random = new Random(1);
        for (int i = 0; i < 100; i++) {
            var text = new StringBuilder();
            sample.append(text, random);
            assertThat(text.toString()).matches(expression);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a(?=b)", "\\Ma", "(a", "[a", "a)"})
    void more_than_simple_expressions_are_refused(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> Expression.sample(expression));
    }
}
