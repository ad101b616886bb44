package dev.sitewright.bridge.extension;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.token.Caller;
import org.jspecify.annotations.Nullable;

/** Whose connections are meant: the caller's own, or the installation's, which only administrators change. */
public final class ConnectionScope {
    private ConnectionScope() {}

    /**
     * Reads {@code ?scope=}.
     *
     * @return the caller's id or {@code installation}; throws {@link ProblemException}
     */
    public static String idOf(@Nullable String scope, Caller caller) {
        if (scope == null || scope.equals("own")) {
            return caller.id();
        }
        if (!scope.equals(Area.INSTALLATION)) {
            throw new ProblemException(
                    Problem.invalid(FaultType.UNKNOWN_VALUE.at("?scope", "is neither own nor installation")));
        }
        if (!caller.isAdmin()) {
            throw new ProblemException(Problem.of(ProblemType.NOT_ALLOWED));
        }
        return Area.INSTALLATION;
    }
}
