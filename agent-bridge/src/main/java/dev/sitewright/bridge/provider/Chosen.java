package dev.sitewright.bridge.provider;

import java.util.Locale;

/**
 * A model, and why it is that one.
 *
 * @param model {@code provider/model}
 * @param from who decided
 */
public record Chosen(String model, From from) {
    /** Who decided, in the order in which they are asked. */
    public enum From {
        /** The prompt names it. */
        PROMPT,
        /** The models before it could not, and the project's policy goes on with this one. */
        FALLBACK,
        /** The session names it. */
        SESSION,
        /** The project's preference. */
        PROJECT,
        /** The owner's preference. */
        USER,
        /** The installation: its setting, or what its administrators connected first. */
        INSTALLATION,
        /** The owner's first connection to a provider. */
        CONNECTION,
        /** Nobody: the built-in demo model. */
        DEMO;

        /** @return its name in answers and in the database */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return the one of this name */
        public static From ofWireName(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
