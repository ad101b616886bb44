package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.bridge.session.Words;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.problem.FaultType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that more than one kind of thing needs. */
final class Checks {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final int LONGEST_VALUE = 4_096;
    private static final int MOST = 50;

    private Checks() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Notes what OpenCode could not know a thing by. */
    static void name(@Nullable String name, Faults faults) {
        if (name == null) {
            faults.add("/name", FaultType.MISSING, "is missing");
        } else if (!NAME.matcher(name).matches()) {
            faults.add(
                    "/name", FaultType.WRONG_FORM, "is not 1 to 40 small letters, digits and hyphens, a letter first");
        }
    }

    /** Notes a text that cannot be kept. */
    static void text(String place, @Nullable String text, int longest, Faults faults) {
        if (text == null) {
            faults.add(place, FaultType.MISSING, "is missing");
        } else if (text.isBlank()) {
            faults.add(place, FaultType.BLANK, "is blank");
        } else if (text.length() > longest) {
            faults.add(place, FaultType.TOO_LONG, "is longer than " + longest + " characters");
        } else if (!Words.canBeKept(text)) {
            faults.add(place, FaultType.INVALID_CHARACTER, "holds U+0000 or half a character");
        }
    }

    /** @return a list of texts; notes what is none */
    static List<String> texts(String place, @Nullable JsonNode list, int longest, Faults faults) {
        var texts = new ArrayList<String>();
        if (list == null || !list.isArray()) {
            faults.add(place, FaultType.WRONG_TYPE, "is no list of texts");
        } else if (list.isEmpty() || list.size() > MOST) {
            faults.add(
                    place, list.isEmpty() ? FaultType.EMPTY : FaultType.TOO_LARGE, "has not 1 to " + MOST + " items");
        } else {
            for (var item = 0; item < list.size(); item++) {
                var value = list.get(item).textValue();
                text(place + "/" + item, value, longest, faults);
                texts.add(String.valueOf(value));
            }
        }
        return List.copyOf(texts);
    }

    /** @return texts by name, such as headers; notes what is none, and never what a value is */
    static Map<String, String> values(String place, @Nullable JsonNode object, Faults faults) {
        var values = new TreeMap<String, String>();
        if (object == null || !object.isObject()) {
            faults.add(place, FaultType.WRONG_TYPE, "is no object of texts");
            return values;
        }
        if (object.size() > MOST) {
            faults.add(place, FaultType.TOO_LARGE, "has more than " + MOST + " fields");
            return values;
        }
        object.properties().forEach(field -> {
            if (!FIELD.matcher(field.getKey()).matches()) {
                faults.add(place, FaultType.WRONG_FORM, "has a field whose name is none");
            } else if (!isValue(field.getValue())) {
                faults.add(place + "/" + field.getKey(), FaultType.WRONG_FORM, "is no text of one line");
            } else {
                values.put(field.getKey(), field.getValue().textValue());
            }
        });
        return values;
    }

    private static boolean isValue(JsonNode value) {
        return value.isTextual()
                && value.textValue().length() <= LONGEST_VALUE
                && Words.canBeKept(value.textValue())
                && value.textValue().chars().noneMatch(Character::isISOControl);
    }
}
