package dev.sitewright.bridge.generation;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a generator sees of the store: its own kind of items, in its run's project. There is nothing here to write with. */
@FunctionalInterface
public interface Seen<I, T> {
    /** @return what was stored, the newest first */
    Uni<List<Kept<I, T>>> stored();

    /**
     * A stored item.
     *
     * @param id its id
     * @param input what its run began with
     */
    record Kept<I, T>(String id, I input, T item) {}
}
