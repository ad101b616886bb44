package dev.sitewright.platform.many;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * A change of many resources in the current transaction.
 *
 * @param <A> what is asked for of one resource
 * @param <R> what is answered about it
 */
@FunctionalInterface
public interface Work<A, R> {
    /**
     * Changes resources; an item that fails as expected changes nothing and keeps no other from succeeding.
     *
     * @return one result per item, in the same order; a failed Uni is a failure that nobody expected
     */
    Uni<List<Result<R>>> apply(List<A> items);
}
