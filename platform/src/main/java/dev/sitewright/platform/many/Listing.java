package dev.sitewright.platform.many;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.repository.Cursors;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Page.Place;
import dev.sitewright.platform.repository.Sort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a collection is listed: its orders and its pages. A constant of the feature.
 *
 * @param name of the collection
 * @param id the field that holds a row's id
 * @param sorts the orders that callers may ask for, by name; {@code -name} turns one round
 * @param usual the order when none is asked for, in the same words
 */
public record Listing<E>(String name, Field<E, String> id, Map<String, Field<E, ?>> sorts, String usual) {
    private static final int USUAL_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    /** A page that was asked for, with room for one row more, which shows whether there is a further page. */
    public final class Asked {
        private final int limit;
        private final Sort<E> sort;
        private final Cursors cursors;
        private final @Nullable Place after;

        private Asked(int limit, Sort<E> sort, Cursors cursors, @Nullable Place after) {
            this.limit = limit;
            this.sort = sort;
            this.cursors = cursors;
            this.after = after;
        }

        /** @return what to select */
        public Page<E> page() {
            return new Page<>(limit + 1, sort, after);
        }

        /** @return the answer, from what was selected */
        public <V> PageOf<V> answer(List<E> found, Function<E, V> view) {
            var rows = found.stream().limit(limit).toList();
            var next = found.size() > limit ? cursors.encoded(Place.of(rows.getLast(), sort, id)) : null;
            return new PageOf<>(rows.stream().map(view).toList(), next);
        }
    }

    /**
     * Reads what was asked for; throws {@link ProblemException} when it is not acceptable.
     *
     * @param limit {@code ?limit=}
     * @param order {@code ?sort=}
     * @param cursor {@code ?cursor=}
     * @param whose whose list it is, and its filter: a cursor of another is refused
     */
    public Asked ask(@Nullable String limit, @Nullable String order, @Nullable String cursor, List<String> whose) {
        var word = order == null ? usual : order;
        var sort = sortOf(word);
        var cursors = new Cursors(String.join("\n", name, word, String.join("\n", whose)));
        return new Asked(limitOf(limit), sort, cursors, cursor == null ? null : placeOf(cursor, cursors, sort));
    }

    private Sort<E> sortOf(String word) {
        var descending = word.startsWith("-");
        return Optional.ofNullable(sorts.get(descending ? word.substring(1) : word))
                .map(field -> new Sort<E>(field, descending))
                .orElseThrow(() -> refused(FaultType.UNKNOWN_VALUE.at(
                        "?sort",
                        "is none of " + String.join(", ", new TreeSet<>(sorts.keySet()))
                                + ", perhaps with a - before it")));
    }

    private static int limitOf(@Nullable String text) {
        if (text == null) {
            return USUAL_LIMIT;
        }
        var number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MAX_LIMIT) {
            throw refused(FaultType.OUT_OF_RANGE.at("?limit", "is no number from 1 to " + MAX_LIMIT));
        }
        return number;
    }

    private static <E> Place placeOf(String cursor, Cursors cursors, Sort<E> sort) {
        return cursors.decoded(cursor, sort)
                .orElseThrow(() -> refused(FaultType.INVALID_CURSOR.at("?cursor", "was not given out for this list")));
    }

    private static ProblemException refused(Problem.FieldError fault) {
        return new ProblemException(Problem.invalid(fault));
    }
}
