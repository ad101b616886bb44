package dev.sitewright.bridge.generation;

/** What a run has come to. */
public sealed interface Generated<T> {
    /** It was there already: this stored item. */
    record Existing<T>(String id) implements Generated<T> {}

    /** It is new, and fit to be stored. */
    record New<T>(T item) implements Generated<T> {}
}
