package dev.sitewright.platform.problem;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What people read of a type of problem.
 *
 * @param meaning what it means, without an end mark
 * @param remedy what the caller can do about it, as Markdown
 */
record ProblemText(String meaning, String remedy) {
    private static final Map<String, ProblemText> ALL = read();

    /** @return the text for a code; throws {@link NullPointerException} when {@code problems.json} has none */
    static ProblemText of(String code) {
        return Objects.requireNonNull(ALL.get(code), () -> "problems.json says nothing of " + code);
    }

    /** @return the codes that have texts */
    static Set<String> codes() {
        return ALL.keySet();
    }

    private static Map<String, ProblemText> read() {
        try (var file = Objects.requireNonNull(ProblemText.class.getResourceAsStream("problems.json"))) {
            return new ObjectMapper().readValue(file, new TypeReference<Map<String, ProblemText>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
