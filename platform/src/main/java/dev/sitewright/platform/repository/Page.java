package dev.sitewright.platform.repository;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a sorted list.
 *
 * @param limit how many rows at most
 * @param sort the order
 * @param after the row that the stretch begins behind; null for the beginning
 */
public record Page<E>(int limit, Sort<E> sort, @Nullable Place after) {
    /**
     * A row's place in an order; the row itself need not exist any more.
     *
     * @param value of the field that is sorted by, as text ({@link Object#toString()})
     * @param id of the row
     */
    public record Place(String value, String id) {
        /** @return a row's place */
        public static <E> Place of(E row, Sort<E> sort, Field<E, String> id) {
            return new Place(
                    String.valueOf(sort.field().get().apply(row)), id.get().apply(row));
        }
    }

    /** @return the first rows of an order */
    public static <E> Page<E> first(int limit, Sort<E> sort) {
        return new Page<>(limit, sort, null);
    }
}
