package dev.sitewright.platform.many;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of every change of a collection: {@code {"items":[…]}}. Each item is read by itself, so that one that cannot be read is one bad
 * item, not a bad request.
 *
 * @param items the items in order, as far as they could be read; null when there is no list
 * @param sent the body as it came, to know the same request again
 */
@JsonDeserialize(using = ManyReader.class)
public record Many<T>(@Nullable List<Result<T>> items, JsonNode sent) {
    /** Most items in one request. */
    public static final int MAX_ITEMS = 100;

    /** @return the items, 1 to {@link #MAX_ITEMS}; throws {@link ProblemException} when there are none or more */
    static <T> List<Result<T>> itemsOf(@Nullable Many<T> body) {
        var items = body == null ? null : body.items();
        if (items == null) {
            throw refused(FaultType.MISSING, "is missing");
        }
        if (items.isEmpty()) {
            throw refused(FaultType.EMPTY, "holds no item");
        }
        if (items.size() > MAX_ITEMS) {
            throw refused(FaultType.TOO_MANY_ITEMS, "holds more than " + MAX_ITEMS + " items");
        }
        return items;
    }

    private static ProblemException refused(FaultType fault, String detail) {
        return new ProblemException(Problem.invalid(fault.at("/items", detail)));
    }
}
