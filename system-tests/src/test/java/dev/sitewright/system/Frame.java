package dev.sitewright.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One frame of a {@code text/event-stream}: either an event or a comment.
 *
 * @param id the field {@code id}; empty when there is none
 * @param event the field {@code event}; empty when there is none
 * @param data the field {@code data} as JSON; missing when there is none
 * @param comment what stands behind the colon; empty when it is no comment
 */
record Frame(String id, String event, JsonNode data, String comment) {
    static Frame comment(String text) {
        return new Frame("", "", MissingNode.getInstance(), text);
    }

    /** @return whether it is a fact: only facts have both a number and data */
    boolean isFact() {
        return !id.isEmpty() && !data.isMissingNode();
    }

    Event toEvent() {
        return new Event(Long.parseLong(id), data);
    }

    /** @return whether it is a piece of a growing text */
    boolean isDelta() {
        return id.isEmpty() && event.equals("chat.message.part.added");
    }
}
