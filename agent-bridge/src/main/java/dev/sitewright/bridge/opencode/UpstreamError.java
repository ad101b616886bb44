package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error as OpenCode tells it, reduced to what is needed to classify it: headers, bodies and addresses of a provider end here.
 *
 * @param name OpenCode's name for it, such as {@code APIError}
 * @param statusCode what the provider answered with; null when it was no answer
 * @param hints lower-case words of provider and OpenCode to classify by, never to be shown
 */
public record UpstreamError(String name, @Nullable Integer statusCode, String hints) {
    /** Somebody stopped the run. */
    public static final String ABORTED = "MessageAbortedError";

    /** The conversation no longer fits the model; OpenCode then compacts it and goes on. */
    public static final String CONTEXT_OVERFLOW = "ContextOverflowError";

    /** Reads an error. */
    public static UpstreamError of(JsonNode error) {
        var data = error.path("data");
        var status = data.path("statusCode");
        return new UpstreamError(
                error.path("name").asText("UnknownError"),
                status.isInt() ? status.intValue() : null,
                (data.path("message").asText("") + " "
                                + data.path("responseBody").asText(""))
                        .toLowerCase(Locale.ROOT));
    }

    /** @return whether somebody stopped the run, which is no fault */
    public boolean isAborted() {
        return ABORTED.equals(name);
    }

    @Override
    public String toString() {
        return statusCode == null ? name : name + " " + statusCode;
    }
}
