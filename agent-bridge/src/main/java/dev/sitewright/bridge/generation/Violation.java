package dev.sitewright.bridge.generation;

/**
 * What is wrong about an item, in words that the model is told.
 *
 * @param pointer where, as a JSON pointer; empty for the whole
 * @param message what, as the rest of a sentence that begins with the place
 */
public record Violation(String pointer, String message) {
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "The answer" : pointer) + " " + message;
    }
}
