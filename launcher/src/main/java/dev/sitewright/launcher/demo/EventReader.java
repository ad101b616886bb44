package dev.sitewright.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.MessageTypes;

/** Turns the events of a project's stream into what the narrator understands. What this build does not know is skipped. */
final class EventReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Narrator narrator;
    private final Speech speech;

    EventReader(Narrator narrator, Speech speech) {
        this.narrator = narrator;
        this.speech = speech;
    }

    void on(SseEvent event) {
        try {
            var body = JSON.readTree(event.data());
            if (event.type().equals("snapshot")) {
                body.path("parts").forEach(this::onPart);
            } else {
                onMessage(event.type(), body.path("data"));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The gateway sent an event that is not JSON: " + event.type(), e);
        }
    }

    private void onMessage(String type, JsonNode data) throws JsonProcessingException {
        var known = MessageTypes.byName(type);
        if (known.isPresent()) {
            switch (JSON.treeToValue(data, known.get())) {
                case Fact fact -> narrator.on(fact);
                case Delta delta -> narrator.on(delta);
                default -> {} // job requests are not on this stream
            }
        }
    }

    /** A text that was growing when the stream was opened. */
    private void onPart(JsonNode part) {
        if (part.path("kind").asText().equals("text")) {
            speech.piece(part.path("partId").asText(), 0, part.path("text").asText());
        }
    }
}
