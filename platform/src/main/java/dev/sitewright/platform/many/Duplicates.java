package dev.sitewright.platform.many;

import dev.sitewright.platform.many.Result.Done;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import java.util.HashSet;
import java.util.List;

/** Lists in which a resource stands twice: the first time counts, since which of two changes wins must not be a matter of luck. */
final class Duplicates {
    private Duplicates() {}

    /** @return the items, with those about a resource that an earlier one is about as failures */
    static <A extends Targeted> List<Result<A>> refused(List<Result<A>> items) {
        var seen = new HashSet<String>();
        return items.stream()
                .map(item -> item instanceof Done<A>(var asked)
                                && !seen.add(asked.target().id())
                        ? Result.<A>failed(
                                Problem.invalid(FaultType.DUPLICATE_ITEM.at("/id", "stands in an earlier item too")))
                        : item)
                .toList();
    }
}
