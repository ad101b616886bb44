package dev.sitewright.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent (specification 1.0, binary content mode for Kafka): attributes in {@code ce_} headers, the message itself as JSON in
 * the value.
 *
 * @param id unique per message; a second delivery has the same
 * @param type the message's wire name, such as {@code project.created}
 * @param source who tells it, such as {@code /project-service}
 * @param subject the record's key: a project id, else a user id, else {@code queue}
 * @param time when it happened
 * @param correlationId the request that caused it, or null
 * @param data the message as JSON, UTF-8
 */
public record Envelope(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        @Nullable String correlationId,
        @SuppressWarnings("ArrayRecordComponent") byte[] data) {
    private static final String CORRELATION = "ce_correlationid";

    /**
     * Reads a record of a topic.
     *
     * @throws UnreadableMessage when a required attribute is missing or malformed
     */
    public static Envelope of(ConsumerRecord<String, byte[]> message) {
        var headers = message.headers();
        try {
            return new Envelope(
                    require(headers, "ce_id"),
                    require(headers, "ce_type"),
                    require(headers, "ce_source"),
                    require(headers, "ce_subject"),
                    Instant.parse(require(headers, "ce_time")),
                    text(headers, CORRELATION),
                    message.value());
        } catch (java.time.format.DateTimeParseException e) {
            throw new UnreadableMessage("ce_time is no RFC 3339 time", e);
        }
    }

    /** @return the attributes as record headers */
    public List<Header> headers() {
        var headers = new java.util.ArrayList<Header>(List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", id),
                header("ce_type", type),
                header("ce_source", source),
                header("ce_subject", subject),
                header("ce_time", time.toString()),
                header("content-type", "application/json")));
        if (correlationId != null) {
            headers.add(header(CORRELATION, correlationId));
        }
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    private static String require(Headers headers, String name) {
        var value = text(headers, name);
        if (value == null) {
            throw new UnreadableMessage("header " + name + " is missing", null);
        }
        return value;
    }

    private static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
