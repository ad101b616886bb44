package dev.sitewright.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.problem.ProblemType.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/problems.md} as the catalogue says it. After a change of the catalogue, write it with {@code -Dproblems.write=true}. */
class ProblemDocumentTest {
    private static final Path DOCUMENT =
            Path.of(System.getProperty("sitewright.root", "..")).resolve("docs/problems.md");

    @Test
    void the_document_is_what_the_catalogue_says() throws IOException {
        if (Boolean.getBoolean("problems.write")) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("written by -Dproblems.write=true")
                .isEqualTo(document());
    }

    @Test
    void codes_are_unique_and_plain() {
        var codes = Stream.concat(
                        Arrays.stream(ProblemType.values()).map(ProblemType::code),
                        Arrays.stream(FaultType.values()).map(FaultType::code))
                .toList();
        assertThat(codes)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void every_text_is_that_of_a_type() {
        assertThat(ProblemText.codes())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(ProblemType::code)
                        .toList());
    }

    private static String document() {
        var problems =
                Arrays.stream(Owner.values()).map(ProblemDocumentTest::section).collect(Collectors.joining("\n"));
        var faults = Arrays.stream(FaultType.values())
                .sorted(Comparator.comparing(FaultType::code))
                .map(fault -> "| `%s` | %s |\n".formatted(fault.code(), fault.meaning()))
                .collect(Collectors.joining());
        return """
                # Problems

                Every failure is answered with `application/problem+json` (RFC 9457). Programs decide by `code`, which never changes; `title` and
                `detail` are for people. `type` is `/problems/` and the code. `retryable` says whether the very same request may succeed later, and
                `retryAfterMs` (with `Retry-After`) how long to wait before. `requestId` is the request's id in `X-Request-Id` and in the log.
                `errors` names each faulty place: a JSON pointer into the body, `?name` for a query parameter, `name:` for a header.

                In a list, the atomic mode answers with one problem: the first bad item's, with the faults of all (`/items/3/name`), and nothing
                took effect. The partial mode answers 207 with one result per item, each bad one with a problem of its own.

                Written from the catalogue in `platform` (`ProblemType`, `problems.json`, `FaultType`) by its test; do not edit.

                %s
                ## Codes of faults

                They stand in `errors[].code`, besides the codes above when an item of a list is meant as a whole.

                | Code | Meaning |
                |---|---|
                %s""".formatted(problems, faults);
    }

    private static String section(Owner owner) {
        var rows = Arrays.stream(ProblemType.values())
                .filter(type -> type.owner() == owner)
                .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::code))
                .map(ProblemDocumentTest::row)
                .collect(Collectors.joining());
        return """
                ## Answered by %s

                | Status | Code | Meaning | Again? | What to do |
                |---|---|---|---|---|
                %s""".formatted(owner.title(), rows);
    }

    private static String row(ProblemType type) {
        return "| %d | `%s` | %s. | %s | %s |\n"
                .formatted(type.status(), type.code(), type.meaning(), type.retryable() ? "yes" : "no", type.remedy());
    }
}
