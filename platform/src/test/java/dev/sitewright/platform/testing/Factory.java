package dev.sitewright.platform.testing;

import java.util.List;
import java.util.stream.Stream;

/**
 * Makes valid, dull things for tests. Factories are immutable records whose traits return copies; what a test does not name is made up
 * (see {@link Fakes}), and what the thing belongs to is made with it.
 */
@FunctionalInterface
public interface Factory<T> {
    /** @return a new thing at every call */
    T make();

    /** @return several new things */
    default List<T> make(int count) {
        return Stream.generate(this::make).limit(count).toList();
    }
}
