package dev.sitewright.bridge.usage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import java.util.Optional;
import java.util.Set;

/** What is to change about a cap; null takes one away. */
record BudgetPatch(Optional<JsonNode> maxCost, Optional<JsonNode> maxTokens, Optional<String> period) {
    private static final double MOST = 1e12;

    static Result<BudgetPatch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of("maxCost", "maxTokens", "period"), faults);
        var cost = number(patch, "maxCost", faults);
        var tokens = number(patch, "maxTokens", faults);
        tokens.filter(value -> value.isNumber() && !value.isIntegralNumber())
                .ifPresent(value -> faults.add("/maxTokens", FaultType.WRONG_TYPE, "is no whole number"));
        var period = patch.text("period", faults);
        period.filter(text -> !Set.of("day", "month", "total").contains(text))
                .ifPresent(text -> faults.add("/period", FaultType.UNKNOWN_VALUE, "is none of day, month, total"));
        return faults.orElse(() -> new BudgetPatch(cost, tokens, period));
    }

    private static Optional<JsonNode> number(MergePatch patch, String field, Faults faults) {
        var value = Optional.ofNullable(patch.fields().get(field));
        value.filter(node -> !node.isNull()).ifPresent(node -> {
            if (!node.isNumber()) {
                faults.add("/" + field, FaultType.WRONG_TYPE, "is no number");
            } else if (node.doubleValue() < 0 || node.doubleValue() > MOST) {
                faults.add("/" + field, FaultType.OUT_OF_RANGE, "is no number from 0 to a trillion");
            }
        });
        return value;
    }
}
