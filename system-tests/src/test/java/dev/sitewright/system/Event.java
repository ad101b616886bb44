package dev.sitewright.system;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One numbered fact of a project, as the gateway serves it.
 *
 * @param number its place in the project's log, from 1
 * @param json the whole fact: id, type, source, subject, time and data
 */
record Event(long number, JsonNode json) {
    String id() {
        return json.path("id").asText();
    }

    String type() {
        return json.path("type").asText();
    }

    JsonNode data() {
        return json.path("data");
    }

    boolean is(String type) {
        return type().equals(type);
    }

    /** @return whether it tells this about a job of this kind */
    boolean isJob(String type, String kind) {
        return is(type) && data().path("kind").asText().equals(kind);
    }
}
