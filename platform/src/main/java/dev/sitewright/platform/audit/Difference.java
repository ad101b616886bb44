package dev.sitewright.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sitewright.contracts.AuditEntry.Change;
import dev.sitewright.platform.problem.BadJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a resource before and after a change, field by field. */
final class Difference {
    /** Follow from the change, and say nothing about it. */
    private static final Set<String> FOLLOWING = Set.of("version", "updatedAt");

    /** Longest text in an entry: enough to know it again, too short to fill the audit log with prompts. */
    static final int LONGEST_TEXT = 200;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Difference() {}

    /** @return the fields that differ, by name */
    static List<Change> between(@Nullable Record before, @Nullable Record after) {
        var old = treeOf(before);
        var fresh = treeOf(after);
        var names = new TreeSet<String>();
        old.fieldNames().forEachRemaining(names::add);
        fresh.fieldNames().forEachRemaining(names::add);
        names.removeAll(FOLLOWING);
        var changes = new ArrayList<Change>();
        for (var name : names) {
            var was = valueOf(old.path(name));
            var is = valueOf(fresh.path(name));
            if (!old.path(name).equals(fresh.path(name)) && !(was == null && is == null)) {
                changes.add(new Change("/" + BadJson.escape(name), was, is));
            }
        }
        return List.copyOf(changes);
    }

    private static JsonNode treeOf(@Nullable Record resource) {
        return resource == null ? MissingNode.getInstance() : MAPPER.valueToTree(resource);
    }

    private static @Nullable Object valueOf(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isTextual() ? shortened(node.textValue()) : MAPPER.convertValue(node, Object.class);
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_TEXT) {
            return text;
        }
        var end = text.offsetByCodePoints(0, LONGEST_TEXT - 1);
        return text.substring(0, end) + "…";
    }
}
