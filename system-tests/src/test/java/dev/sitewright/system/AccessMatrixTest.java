package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.system.Callers.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Who may do what: everybody that there is, with everything that the document names, on things of user A. What is expected follows from
 * the document (scopes, and whether an operation is about something that is somebody's), so an operation cannot be left out.
 */
@OnIdleSystem
@ResourceLock(value = OnIdleSystem.LOCK, mode = ResourceAccessMode.READ)
class AccessMatrixTest {
    private final ApiDocument document = ApiDocument.read();

    @Test
    void everybody_gets_what_the_document_says_and_nothing_else(People people, RunningSystem system) {
        var callers = Callers.of(people, system);
        var calls = new Calls(document, new Things(document, people, system));
        var names = callers.all().stream().map(Caller::name).collect(Collectors.joining(" "));
        var table = new ArrayList<>(List.of("%-45s %s".formatted("", names)));
        var wrong = new ArrayList<String>();
        Beside.each(document.operations(), operation -> row(operation, callers, calls, people), (operation, row) -> {
            table.add("%-45s %s".formatted(operation, row.cells()));
            wrong.addAll(row.wrong());
        });
        System.out.println(String.join(System.lineSeparator(), table));
        assertThat(wrong).isEmpty();
    }

    /** What everybody got from one operation, and what of it should not be so. */
    private record Row(String cells, List<String> wrong) {}

    /** What cannot succeed here is at least not refused for want of rights to the thing. */
    private static boolean isElsewhere(ApiOperation operation, Access expected, Door.Answer answer) {
        return expected == Access.GOOD
                && OperationsTest.ELSEWHERE.containsKey(operation.id())
                && answer.status() < 500
                && answer.status() != 401
                && !answer.text().contains("\"not-allowed\"");
    }

    /**
     * Those who are to be refused ask for the same thing, one after the other, and the first who may then gets it: so they have changed nothing.
     * Whoever else may is given a thing of their own.
     */
    private static Row row(ApiOperation operation, Callers callers, Calls calls, People people) {
        var cells = new HashMap<Caller, String>();
        var wrong = new ArrayList<String>();
        var request = calls.request(operation, callers.owner());
        var isUsed = false;
        for (var caller : refusedFirst(operation, callers)) {
            var expected = Access.of(operation, caller.kind());
            if (isUsed) {
                request = calls.request(operation, callers.owner());
            }
            isUsed = !expected.isRefusal();
            var answer = people.door().send(request.with(caller.credential().apply(operation)));
            var fits = expected.fits(answer) || isElsewhere(operation, expected, answer);
            var cell = fits ? String.valueOf(answer.status()) : answer.status() + "!";
            cells.put(caller, ("%-" + caller.name().length() + "s").formatted(cell));
            if (!fits) {
                wrong.add("%s as %s: %s expected, %s".formatted(operation, caller.name(), expected, answer));
            }
        }
        return new Row(callers.all().stream().map(cells::get).collect(Collectors.joining(" ")), wrong);
    }

    private static List<Caller> refusedFirst(ApiOperation operation, Callers callers) {
        return callers.all().stream()
                .sorted(Comparator.comparing(
                        caller -> !Access.of(operation, caller.kind()).isRefusal()))
                .toList();
    }
}
