package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be kept of a thing, checked.
 *
 * @param name never changes: OpenCode knows it by its name
 * @param fields all of a new one; of one that is there, those that change
 * @param secrets empty when there are none, or they stay
 */
record Draft(String name, ObjectNode fields, Optional<Map<String, String>> secrets) {
    @Override
    public String toString() {
        return name + " " + fields; // the rest is secret
    }
}
