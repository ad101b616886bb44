package dev.sitewright.platform.repository;

import java.util.function.Function;

/**
 * One attribute of an entity, by which it can be found and sorted. Declared as a constant beside the entity: its name becomes part of
 * queries.
 *
 * @param attribute the name in the entity class; of an attribute of an embedded part, both with a dot between
 * @param type the attribute's type
 * @param get reads it
 */
public record Field<E, V extends Comparable<? super V>>(String attribute, Class<V> type, Function<E, V> get) {
    /** Refuses a name that is none of these. */
    public Field {
        if (!attribute.matches("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)?")) {
            throw new IllegalArgumentException("no attribute: " + attribute);
        }
    }
}
