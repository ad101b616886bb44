package dev.sitewright.platform.stream;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a client says where it wants to go on, and with what; checked. Used as a {@code @BeanParam}. */
public final class FollowParameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    // Set by the HTTP layer.
    @HeaderParam("Last-Event-ID")
    @Nullable String lastEventId;

    @QueryParam("after")
    @Nullable String after;

    @QueryParam("types")
    @Nullable String types;

    /**
     * @return the number after which to go on: that of {@code Last-Event-ID}, which a client sends when it connects again to an address
     *     that still says {@code after}; null when neither is given. Fails with a {@link Problem} when one is no number
     */
    public @Nullable Long position() {
        var header = number("Last-Event-ID:", lastEventId);
        var query = number("?after", after);
        return header == null ? query : header;
    }

    /** @return the wanted types; fails with a {@link Problem} when they cannot be understood */
    public TypeFilter filter() {
        if (types == null) {
            return TypeFilter.ALL;
        }
        return TypeFilter.parse(types)
                .orElseThrow(() -> bad("?types", "is no list of types such as chat.*,job.completed"));
    }

    private static @Nullable Long number(String where, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw bad(where, "is no number of an event: 0 or more, in digits");
        }
        return Long.valueOf(text);
    }

    private static ProblemException bad(String where, String detail) {
        return new ProblemException(Problem.of(ProblemType.BAD_PARAMETER, where + " " + detail + ".")
                .withErrors(List.of(FaultType.WRONG_FORM.at(where, detail))));
    }
}
