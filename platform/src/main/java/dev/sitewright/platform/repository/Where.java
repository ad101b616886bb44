package dev.sitewright.platform.repository;

import java.util.List;

/** Which rows of a {@link Scope}. */
public sealed interface Where<E> {
    /** Those whose field has one of these values; an empty list matches nothing. */
    record In<E, V extends Comparable<? super V>>(Field<E, V> field, List<V> values) implements Where<E> {}

    /** Those whose field is set and not above a bound. */
    record AtMost<E, V extends Comparable<? super V>>(Field<E, V> field, V bound) implements Where<E> {}

    /** Those in which one of these fields holds a text, whatever its case. */
    record Holding<E>(List<Field<E, String>> fields, String text) implements Where<E> {}

    /** Those that match every part; at least one. */
    record All<E>(List<Where<E>> parts) implements Where<E> {
        /** Refuses to mean everything by having no part. */
        public All {
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("no condition at all: say Everything, and why");
            }
        }
    }

    /**
     * All of them.
     *
     * @param reason why, for whoever reads the call
     */
    record Everything<E>(String reason) implements Where<E> {
        /** Refuses to be without a reason. */
        public Everything {
            Reasons.require(reason);
        }
    }
}
