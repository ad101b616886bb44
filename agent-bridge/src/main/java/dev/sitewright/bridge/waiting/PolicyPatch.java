package dev.sitewright.bridge.waiting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.session.Words;
import dev.sitewright.bridge.waiting.Policy.Rule;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is to change about a policy. */
record PolicyPatch(
        Optional<List<Rule>> rules,
        Optional<String> permissionAnswer,
        Optional<String> questionAnswer,
        Optional<Integer> deadlineSeconds) {
    private static final int MOST_RULES = 100;
    private static final int LONGEST_DEADLINE = 86_400;
    private static final int LONGEST_PATTERN = 500;
    private static final Pattern TOOL = Pattern.compile("\\*|[a-z][a-z0-9_*-]{0,63}");
    private static final Set<String> ACTIONS = Set.of("allow", "ask", "deny");

    static Result<PolicyPatch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of("rules", "permissionAnswer", "questionAnswer", "deadlineSeconds"), faults);
        var rules = rules(patch.fields().get("rules"), faults);
        var permission = oneOf(patch, "permissionAnswer", Set.of("reject", "once"), faults);
        var question = oneOf(patch, "questionAnswer", Set.of("first", "reject"), faults);
        var deadline = deadline(patch.fields().get("deadlineSeconds"), faults);
        return faults.orElse(() -> new PolicyPatch(rules, permission, question, deadline));
    }

    private static Optional<String> oneOf(MergePatch patch, String field, Set<String> known, Faults faults) {
        var value = patch.text(field, faults);
        value.filter(text -> !known.contains(text))
                .ifPresent(text -> faults.add("/" + field, FaultType.UNKNOWN_VALUE, "is none of " + known));
        return value;
    }

    private static Optional<Integer> deadline(@org.jspecify.annotations.Nullable JsonNode value, Faults faults) {
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber()) {
            faults.add("/deadlineSeconds", FaultType.WRONG_TYPE, "is no whole number");
            return Optional.empty();
        }
        if (!value.canConvertToInt() || value.intValue() < 1 || value.intValue() > LONGEST_DEADLINE) {
            faults.add("/deadlineSeconds", FaultType.OUT_OF_RANGE, "is no number from 1 to " + LONGEST_DEADLINE);
            return Optional.empty();
        }
        return Optional.of(value.intValue());
    }

    private static Optional<List<Rule>> rules(@org.jspecify.annotations.Nullable JsonNode list, Faults faults) {
        if (list == null) {
            return Optional.empty();
        }
        if (!list.isArray()) {
            faults.add("/rules", FaultType.WRONG_TYPE, "is no list");
            return Optional.empty();
        }
        if (list.size() > MOST_RULES) {
            faults.add("/rules", FaultType.TOO_MANY_ITEMS, "holds more than " + MOST_RULES + " rules");
            return Optional.empty();
        }
        var rules = new ArrayList<Rule>();
        for (var place = 0; place < list.size(); place++) {
            rules.add(rule(list.get(place), "/rules/" + place, faults));
        }
        return Optional.of(List.copyOf(rules));
    }

    private static Rule rule(JsonNode rule, String place, Faults faults) {
        rule.fieldNames().forEachRemaining(name -> {
            if (!Set.of("tool", "pattern", "action").contains(name)) {
                faults.add(place, FaultType.UNKNOWN_FIELD, "holds a field that rules do not have");
            }
        });
        var tool = rule.path("tool").asText();
        var pattern = rule.path("pattern").asText("*");
        var action = rule.path("action").asText();
        if (!TOOL.matcher(tool).matches()) {
            faults.add(place + "/tool", FaultType.WRONG_FORM, "is no name of a tool");
        }
        if (tool.startsWith("external") || tool.equals("doom_loop")) {
            faults.add(place + "/tool", FaultType.UNKNOWN_VALUE, "is decided by the installation");
        }
        if (pattern.isEmpty() || pattern.length() > LONGEST_PATTERN || !Words.canBeKept(pattern)) {
            faults.add(
                    place + "/pattern",
                    FaultType.WRONG_FORM,
                    "is no pattern of up to " + LONGEST_PATTERN + " characters");
        }
        if (!ACTIONS.contains(action)) {
            faults.add(place + "/action", FaultType.UNKNOWN_VALUE, "is none of allow, ask, deny");
        }
        return new Rule(tool, pattern, action);
    }
}
