package dev.sitewright.platform.many;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a {@code :delete} of a collection, as sent: anything may be missing.
 *
 * @param id which resource
 * @param version which version of it
 */
public record TargetItem(@Nullable String id, @Nullable Long version) {
    Result<Target> check() {
        if (id == null) {
            return Result.failed(Problem.invalid(FaultType.MISSING.at("/id", "is missing")));
        }
        if (version == null) {
            return Result.failed(Problem.of(ProblemType.PRECONDITION_REQUIRED)
                    .withErrors(List.of(FaultType.MISSING.at("/version", "is missing"))));
        }
        return Result.done(new Target(id, Precondition.version(version)));
    }
}
