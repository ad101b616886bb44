package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;

/**
 * OpenCode's JSON. Fields we do not know are skipped: its version moves on without us. The character U+0000, which a tool's output may
 * hold and PostgreSQL refuses, is read as U+FFFD.
 */
public final class OpenCodeJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** An escaped U+0000 that is not itself behind an escaped backslash. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private OpenCodeJson() {}

    /** @return the text as a tree; fails with {@link IllegalArgumentException} when it is no JSON */
    public static JsonNode parse(String text) {
        try {
            var clean = text.contains("\\u0000") ? NUL.matcher(text).replaceAll("$1\\\\uFFFD") : text;
            return MAPPER.readTree(clean);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("OpenCode sent what is no JSON", e);
        }
    }

    /** @return the tree as a record; fails with {@link IllegalArgumentException} when it has another shape */
    public static <T> T to(Class<T> type, JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("OpenCode sent no " + type.getSimpleName() + " as we know it", e);
        }
    }

    /** @return a record or tree as JSON, the keys of maps sorted, so that equal values give equal texts */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }
}
