package dev.sitewright.platform.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the facts and growing texts that a reader wants are about: those whose {@code data} has a certain value in a certain field, such as
 * one session of a project's.
 *
 * @param field name of the field, on the first level of {@code data}; empty for whatever they are about
 * @param value what stands in it
 */
public record About(String field, String value) {
    /** Whatever it is about. */
    public static final About ANYTHING = new About("", "");

    private static final JsonFactory JSON = new JsonFactory();
    private static final String DATA = "data";

    /** @return those of one session */
    public static About session(String sessionId) {
        return new About("sessionId", sessionId);
    }

    /** @return those of one job */
    public static About job(String jobId) {
        return new About("jobId", jobId);
    }

    /** @return whether a text whose {@code data} is JSON is about it */
    public boolean admits(String json) {
        // Most are not, and cannot be: a quote inside of a JSON text has a backslash before it.
        return field.isEmpty() || (json.contains('"' + field + "\":\"" + value + '"') && isInData(json));
    }

    boolean admits(GrowingPart part) {
        return field.isEmpty() || (field.equals("sessionId") && value.equals(part.sessionId()));
    }

    private boolean isInData(String json) {
        try (var parser = JSON.createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT && enter(parser, DATA) && finds(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("texts are read from memory, and were JSON when they were stored", e);
        }
    }

    private boolean finds(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.START_OBJECT
                && enter(parser, field)
                && parser.currentToken() == JsonToken.VALUE_STRING
                && parser.getText().equals(value);
    }

    /** @return whether the object that was just begun has the field; the parser then stands at its value */
    private static boolean enter(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
