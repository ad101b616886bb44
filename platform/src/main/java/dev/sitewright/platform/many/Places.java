package dev.sitewright.platform.many;

import dev.sitewright.platform.many.Result.Failed;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Says where in the whole body an item's problem lies. */
final class Places {
    private Places() {}

    /** @return the problem with its pointers below a prefix */
    static Problem within(String prefix, Problem problem) {
        var errors =
                problem.errors().stream().map(error -> error.within(prefix)).toList();
        return errors.isEmpty() ? problem : retold(problem, errors);
    }

    /** @return the problem of one item of a list; it names the item even when it is not about input */
    static Problem inItem(int index, Problem problem) {
        var place = "/items/" + index;
        var errors = problem.errors().isEmpty()
                ? List.of(new FieldError(place, problem.code(), problem.detail()))
                : problem.errors().stream().map(error -> error.within(place)).toList();
        return retold(problem, errors);
    }

    /**
     * Makes one problem of those of a list.
     *
     * @return the first one's, with the faults of all; null when there is none
     */
    static <R> @org.jspecify.annotations.Nullable Problem firstOf(List<Result<R>> results) {
        Problem first = null;
        var errors = new ArrayList<FieldError>();
        for (var index = 0; index < results.size(); index++) {
            if (results.get(index) instanceof Failed<R>(var problem)) {
                var located = inItem(index, problem);
                first = first == null ? located : first;
                errors.addAll(located.errors());
            }
        }
        return first == null ? null : retold(first, errors);
    }

    private static Problem retold(Problem problem, List<FieldError> errors) {
        var aboutInput =
                problem.detail().equals(Problem.summary(problem.errors().isEmpty() ? errors : problem.errors()));
        var moved = problem.withErrors(errors);
        return aboutInput ? moved.withDetail(Problem.summary(errors)) : moved;
    }
}
