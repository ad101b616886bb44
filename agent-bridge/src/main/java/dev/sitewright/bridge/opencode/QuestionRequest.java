package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent asks the person, and waits. */
public record QuestionRequest(
        String id, @JsonProperty("sessionID") String sessionId, List<Question> questions) {
    /** One of the questions. */
    public record Question(
            String question,
            String header,
            List<Option> options,
            @Nullable Boolean multiple) {}

    /** One answer to choose. */
    public record Option(String label, @Nullable String description) {}
}
