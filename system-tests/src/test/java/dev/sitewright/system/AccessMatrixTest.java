package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.system.Callers.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may do what: everybody that there is, with everything that the document names, on things of user A. What is expected follows from
 * the document (scopes, and whether an operation is about something that is somebody's), so an operation cannot be left out.
 */
@Tag("system")
@ExtendWith(IdleSystem.class)
class AccessMatrixTest {
    private final ApiDocument document = ApiDocument.read();

    @Test
    void everybody_gets_what_the_document_says_and_nothing_else(People people, RunningSystem system) {
        var callers = Callers.of(people, system);
        var calls = new Calls(document, new Things(document, people, system));
        var table = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        table.add("%-45s %s"
                .formatted("", callers.all().stream().map(Caller::name).collect(Collectors.joining(" "))));
        for (var operation : document.operations()) {
            table.add("%-45s %s".formatted(operation, row(operation, callers, calls, people, wrong)));
        }
        System.out.println(String.join(System.lineSeparator(), table));
        assertThat(wrong).isEmpty();
    }

    /** What cannot succeed here is at least not refused for want of rights to the thing. */
    private static boolean isElsewhere(ApiOperation operation, Access expected, Door.Answer answer) {
        return expected == Access.GOOD
                && OperationsTest.ELSEWHERE.containsKey(operation.id())
                && answer.status() < 500
                && answer.status() != 401
                && !answer.text().contains("\"not-allowed\"");
    }

    private static String row(ApiOperation operation, Callers callers, Calls calls, People people, List<String> wrong) {
        var cells = new ArrayList<String>();
        for (var caller : callers.all()) {
            var expected = Access.of(operation, caller.kind());
            var request = calls.request(operation, callers.owner());
            var answer = people.door().send(request.with(caller.credential().apply(operation)));
            var fits = expected.fits(answer) || isElsewhere(operation, expected, answer);
            var cell = fits ? String.valueOf(answer.status()) : answer.status() + "!";
            cells.add(("%-" + caller.name().length() + "s").formatted(cell));
            if (!fits) {
                wrong.add("%s as %s: %s expected, %s".formatted(operation, caller.name(), expected, answer));
            }
        }
        return String.join(" ", cells);
    }
}
