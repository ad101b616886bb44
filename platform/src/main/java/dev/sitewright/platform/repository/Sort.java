package dev.sitewright.platform.repository;

/**
 * An order of rows. Rows with equal values follow their ids, in the same direction, so that every order is total.
 *
 * @param field by what
 * @param descending the largest first
 */
public record Sort<E>(Field<E, ?> field, boolean descending) {
    /** @return the smallest first */
    public static <E> Sort<E> ascending(Field<E, ?> field) {
        return new Sort<>(field, false);
    }

    /** @return the largest first */
    public static <E> Sort<E> descending(Field<E, ?> field) {
        return new Sort<>(field, true);
    }
}
