package dev.sitewright.worker.control;

import dev.sitewright.platform.many.Precondition;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One job to do something to, as sent.
 *
 * @param id which job
 * @param version only when it is at this version; null for whichever: a job moves on by itself, and cancelling it is meant all the same
 */
record JobItem(@Nullable String id, @Nullable Long version) {
    static Result<Target> check(JobItem item) {
        var id = item.id();
        var version = item.version();
        return id == null
                ? Result.failed(Problem.invalid(FaultType.MISSING.at("/id", "is missing")))
                : Result.done(new Target(
                        id, version == null ? new Precondition.Any() : new Precondition.OneOf(Set.of(version))));
    }
}
