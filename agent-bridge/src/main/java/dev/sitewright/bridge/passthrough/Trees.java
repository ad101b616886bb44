package dev.sitewright.bridge.passthrough;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Bodies as trees. */
final class Trees {
    private Trees() {}

    /** @return the tree; null when nothing was sent; throws {@link ProblemException} when it is no JSON */
    static @Nullable JsonNode read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OpenCodeJson.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.invalid(FaultType.WRONG_FORM.at("", "is no JSON")));
        }
    }
}
