package dev.sitewright.bridge.generation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Says what to ask a model for, and judges what it answers. It is shown what is stored and can change nothing: storing is the matter of
 * its {@link Store}.
 *
 * @param <I> what a run begins with
 * @param <T> what the model answers: a record whose Bean Validation constraints and descriptions make the JSON Schema, and which is
 *     stored as it is
 */
public interface Generator<I, T> {
    /** @return the wire name of what it makes, chosen once */
    String kind();

    /** @return the class of what a run begins with */
    Class<I> input();

    /** @return the class of what the model answers */
    Class<T> output();

    /** @return what is there already, so that no model need be asked */
    default Uni<Optional<Generated.Existing<T>>> known(I input, Seen<I, T> seen) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** @return what to ask the model */
    Question question(I input);

    /** @return what is wrong about an item that its own constraints cannot tell; empty when it is good */
    default Uni<List<Violation>> violations(I input, T item, Seen<I, T> seen) {
        return Uni.createFrom().item(List.of());
    }

    /** @return whether a good item is new, or one that is there already */
    default Uni<Generated<T>> settle(I input, T item, Seen<I, T> seen) {
        return Uni.createFrom().item(new Generated.New<>(item));
    }
}
