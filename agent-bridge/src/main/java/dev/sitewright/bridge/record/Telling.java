package dev.sitewright.bridge.record;

import dev.sitewright.contracts.ChatFact;
import org.jspecify.annotations.Nullable;

/**
 * A fact that is to be told unless it was.
 *
 * @param key names it within its session
 * @param value what it says, where the same key may be told again with another value; null where it may not
 * @param fact the fact; null to note only that the key needs no telling
 */
public record Telling(
        String key, @Nullable String value, @Nullable ChatFact fact) {
    /** Tells something that happens once. */
    public static Telling once(String key, ChatFact fact) {
        return new Telling(key, null, fact);
    }

    /** Tells a state whenever it has changed. */
    public static Telling changed(String key, String value, ChatFact fact) {
        return new Telling(key, value, fact);
    }

    /** Notes that this need not be told any more. */
    static Telling mark(String key) {
        return new Telling(key, null, null);
    }

    /** Notes a state that everybody assumes. */
    public static Telling assumed(String key, String value) {
        return new Telling(key, value, null);
    }
}
