package dev.sitewright.gateway.proxy;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;

/** Ids in addresses from outside: before one becomes part of another address, it must be seen to be one. */
public final class ResourceIds {
    private ResourceIds() {}

    /**
     * @param prefix of such ids, such as {@code prj}
     * @param missing the answer about one that does not exist
     * @return the id; throws {@link ProblemException} when the text can be no id of this kind
     */
    public static String require(String prefix, String id, ProblemType missing) {
        if (!Ids.isValid(prefix, id)) {
            throw new ProblemException(Problem.of(missing));
        }
        return id;
    }
}
