package dev.sitewright.platform.many;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A change of a resource that is there already. */
public interface Targeted {
    /** @return which resource, and which version of it */
    Target target();

    /** @return the ids of the resources, in order */
    static List<String> ids(List<? extends Targeted> asked) {
        return asked.stream().map(item -> item.target().id()).toList();
    }

    /**
     * Changes the resources that were found, each when its precondition holds.
     *
     * @param found those that exist and are the caller's, locked
     * @param missing the answer about all others
     * @param change what to do with one; called in the order of the items
     * @return one result per item, in order
     */
    static <A extends Targeted, E extends Versioned, R> List<Result<R>> each(
            List<A> asked, List<E> found, Problem missing, BiFunction<A, E, Result<R>> change) {
        var byId = found.stream().collect(Collectors.toMap(Versioned::id, Function.identity()));
        return asked.stream()
                .map(item -> {
                    var row = byId.get(item.target().id());
                    return row == null ? Result.<R>failed(missing) : ifPresent(item, row, change);
                })
                .toList();
    }

    private static <A extends Targeted, E extends Versioned, R> Result<R> ifPresent(
            A item, E row, BiFunction<A, E, Result<R>> change) {
        return item.target().precondition().admits(row.version())
                ? change.apply(item, row)
                : Result.failed(Problem.of(
                        ProblemType.PRECONDITION_FAILED,
                        "It has changed since you read it: its version is " + row.version() + "."));
    }
}
