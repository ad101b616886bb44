package dev.sitewright.platform.many;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One item of a {@code PATCH} of a collection, as sent: anything may be missing.
 *
 * @param id which resource
 * @param version which version of it
 * @param patch what to change: a JSON merge patch (RFC 7396)
 */
public record PatchItem(
        @Nullable String id,
        @Nullable Long version,
        @Nullable JsonNode patch) {
    /** @return the item with its patch checked; pointers of the patch's faults lie below {@code /patch} */
    <P> Result<Patching<P>> check(Function<MergePatch, Result<P>> patchCheck) {
        return new TargetItem(id, version)
                .check()
                .then(target -> within("/patch", checkPatch(patch, patchCheck))
                        .map(checked -> new Patching<>(target, checked)));
    }

    /** @return a patch, checked; pointers begin at the patch */
    static <P> Result<P> checkPatch(@Nullable JsonNode patch, Function<MergePatch, Result<P>> patchCheck) {
        if (patch == null || patch.isNull() || patch.isMissingNode()) {
            return Result.failed(Problem.invalid(FaultType.MISSING.at("", "is missing")));
        }
        return patch instanceof ObjectNode fields
                ? patchCheck.apply(new MergePatch(fields))
                : Result.failed(Problem.invalid(FaultType.WRONG_TYPE.at("", "is no object")));
    }

    private static <T> Result<T> within(String prefix, Result<T> result) {
        return result instanceof Result.Failed<T>(var problem) ? Result.failed(Places.within(prefix, problem)) : result;
    }
}
