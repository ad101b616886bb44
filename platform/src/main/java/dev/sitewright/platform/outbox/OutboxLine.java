package dev.sitewright.platform.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A message as a row of the outbox, for statements that write it beside other things.
 *
 * @param id of the message
 * @param key of the topic: whose the message is
 * @param correlation the request that it comes from; null when there was none
 * @param time when it happened, in ISO 8601
 * @param data the message as JSON
 */
public record OutboxLine(
        String id,
        String topic,
        String key,
        String type,
        @Nullable String correlation,
        String time,
        String data) {
    /** @return the same, which comes from another request */
    public OutboxLine causedBy(@Nullable String request) {
        return new OutboxLine(id, topic, key, type, request, time, data);
    }
}
