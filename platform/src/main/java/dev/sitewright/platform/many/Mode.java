package dev.sitewright.platform.many;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What becomes of the good items when others are bad. */
public enum Mode {
    /** Nothing: all or none. */
    ATOMIC,
    /** They take effect; each item has a result of its own. */
    PARTIAL;

    /** @return the mode behind {@code ?mode=}, atomic when there is none; throws {@link ProblemException} for any other word */
    public static Mode of(@Nullable String word) {
        return switch (word) {
            case null -> ATOMIC;
            case "atomic" -> ATOMIC;
            case "partial" -> PARTIAL;
            default ->
                throw new ProblemException(
                        Problem.invalid(FaultType.UNKNOWN_MODE.at("?mode", "is neither atomic nor partial")));
        };
    }
}
