package dev.sitewright.platform.many;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.platform.problem.BadJson;
import dev.sitewright.platform.problem.FaultType;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON merge patch (RFC 7396): the fields to change with their new values.
 *
 * @param fields as sent
 */
public record MergePatch(ObjectNode fields) {
    /** Notes every field that is none of these. */
    public void refuseOthersThan(Set<String> allowed, Faults faults) {
        for (var name : (Iterable<String>) fields::fieldNames) {
            if (!allowed.contains(name)) {
                faults.add("/" + BadJson.escape(name), FaultType.UNKNOWN_FIELD, "cannot be changed here");
            }
        }
    }

    /** @return the new text of a field that cannot be without one; empty when it stays, or when a fault was noted */
    public Optional<String> text(String name, Faults faults) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        var value = fields.get(name);
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        if (value.isNull()) {
            faults.add("/" + name, FaultType.MISSING, "cannot be removed");
        } else {
            faults.add("/" + name, FaultType.WRONG_TYPE, "is no text");
        }
        return Optional.empty();
    }

    /** @return the new value of a field that is true or false; empty when it stays, or when a fault was noted */
    public Optional<Boolean> flag(String name, Faults faults) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        var value = fields.get(name);
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        if (value.isNull()) {
            faults.add("/" + name, FaultType.MISSING, "cannot be removed");
        } else {
            faults.add("/" + name, FaultType.WRONG_TYPE, "is neither true nor false");
        }
        return Optional.empty();
    }
}
