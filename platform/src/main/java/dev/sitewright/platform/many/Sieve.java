package dev.sitewright.platform.many;

import dev.sitewright.platform.database.Unavailable;
import dev.sitewright.platform.many.Result.Done;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.UnexpectedFailures;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the items of a list on which work fails as nobody expected: it is tried on each alone, and taken back. */
final class Sieve {
    private Sieve() {}

    /** @return whether it makes sense to look: the work failed, not the database, and not as it is told to */
    static boolean isWorthIt(Throwable failure) {
        return !(failure instanceof ProblemException) && !Unavailable.isReasonOf(failure);
    }

    /** @return the items, in order, those on which the work fails alone as failures; nothing took effect */
    static <A, R> Uni<List<Result<A>>> sift(List<Result<A>> items, Work<A, R> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> item instanceof Done<A>(var good)
                        ? tried(good, work)
                        : Uni.createFrom().item(item))
                .collect()
                .asList();
    }

    private static <A, R> Uni<Result<A>> tried(A item, Work<A, R> work) {
        return Panache.withTransaction(() -> Panache.currentTransaction()
                        .invoke(Mutiny.Transaction::markForRollback)
                        .chain(() -> work.apply(List.of(item)))
                        .call(() -> Panache.getSession().chain(Mutiny.Session::flush)))
                .map(result -> Result.done(item))
                .onFailure(Sieve::isWorthIt)
                .recoverWithItem(failure -> Result.failed(UnexpectedFailures.toProblem(failure, "One item of a list")));
    }
}
