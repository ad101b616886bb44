package dev.sitewright.gateway.oidc;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser goes when it is signed in: an address of this very server, so that nobody can be sent elsewhere by a link to the login.
 *
 * @param path from the root, with its query
 */
record ReturnTo(String path) {
    private static final int LONGEST = 2000;

    /** No second slash and no backslash at the beginning, which browsers take for another host; nothing that they would take out before. */
    private static final Pattern LOCAL = Pattern.compile("/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?");

    /** @return the address that was asked for, or the root; throws {@link ProblemException} for any other server's */
    static ReturnTo of(@Nullable String asked) {
        if (asked == null) {
            return new ReturnTo("/");
        }
        if (asked.length() > LONGEST || !LOCAL.matcher(asked).matches()) {
            throw new ProblemException(Problem.invalid(FaultType.WRONG_FORM.at(
                    "?returnTo", "is no path of this server, in ASCII, beginning with one slash")));
        }
        return new ReturnTo(asked);
    }
}
