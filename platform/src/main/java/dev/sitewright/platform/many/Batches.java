package dev.sitewright.platform.many;

import dev.sitewright.platform.many.Result.Done;
import dev.sitewright.platform.many.Result.Failed;
import dev.sitewright.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Has work done on a list in the current transaction, in one of the two modes. */
final class Batches {
    private Batches() {}

    /**
     * Does the work on the items that are good so far.
     *
     * @return one result per item, in order; in the atomic mode all of them good, else it fails with {@link ProblemException}, and the
     *     transaction must not be committed
     */
    static <A, R> Uni<List<Result<R>>> apply(Mode mode, List<Result<A>> items, Work<A, R> work) {
        return switch (mode) {
            case ATOMIC -> atomic(items, work);
            case PARTIAL -> partial(items, work);
        };
    }

    /** @return what came of one item; a bad one is not worked on */
    static <A, R> Uni<Result<R>> one(Result<A> item, Work<A, R> work) {
        return switch (item) {
            case Done<A>(var good) -> counted(List.of(good), work).map(List::getFirst);
            case Failed<A>(var problem) -> Uni.createFrom().item(Result.failed(problem));
        };
    }

    private static <A, R> Uni<List<Result<R>>> atomic(List<Result<A>> items, Work<A, R> work) {
        requireAllGood(items);
        return counted(goodOf(items), work).invoke(Batches::requireAllGood);
    }

    private static <R> void requireAllGood(List<Result<R>> results) {
        var problem = Places.firstOf(results);
        if (problem != null) {
            throw new ProblemException(problem);
        }
    }

    private static <A, R> Uni<List<Result<R>>> partial(List<Result<A>> items, Work<A, R> work) {
        var good = goodOf(items);
        Uni<List<Result<R>>> results = good.isEmpty() ? Uni.createFrom().item(List.of()) : counted(good, work);
        return results.map(done -> merged(items, done));
    }

    private static <A, R> Uni<List<Result<R>>> counted(List<A> items, Work<A, R> work) {
        return work.apply(items).invoke(results -> {
            if (results.size() != items.size()) {
                throw new IllegalStateException("%d results of %d items".formatted(results.size(), items.size()));
            }
        });
    }

    private static <A> List<A> goodOf(List<Result<A>> items) {
        return items.stream()
                .<A>mapMulti((item, good) -> {
                    if (item instanceof Done<A>(var value)) {
                        good.accept(value);
                    }
                })
                .toList();
    }

    /** @return the bad items' problems and the good ones' results, in the order of the items */
    private static <A, R> List<Result<R>> merged(List<Result<A>> items, List<Result<R>> results) {
        Iterator<Result<R>> next = results.iterator();
        var merged = new ArrayList<Result<R>>(items.size());
        for (var item : items) {
            merged.add(item instanceof Failed<A>(var problem) ? Result.failed(problem) : next.next());
        }
        return merged;
    }
}
