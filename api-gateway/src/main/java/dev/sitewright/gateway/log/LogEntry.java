package dev.sitewright.gateway.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.stream.Frame;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the log keeps it.
 *
 * @param stream whose log it is in
 * @param id unique per fact, the same in a second delivery
 * @param type its wire name; may be one that this build does not know
 * @param source who told it, such as {@code /job-worker}
 * @param subject the project, user or {@code queue}
 * @param time when it happened, in the database's resolution of microseconds
 * @param correlationId the request that caused it, or null
 * @param data the fact itself, as one line of JSON
 */
public record LogEntry(
        String stream,
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        @Nullable String correlationId,
        String data) {
    private static final JsonFactory JSON = new JsonFactory();

    /** @return the entry for a message; empty when its subject has no stream or its body is no JSON object */
    static Optional<LogEntry> of(Envelope message) {
        return StreamName.ofSubject(message.subject())
                .flatMap(stream -> oneLine(message.data()).map(data -> of(stream, message, data)));
    }

    /** @return the entry for a message that {@link #envelope()} made: its body has been checked before */
    static Optional<LogEntry> ofChecked(Envelope message) {
        return StreamName.ofSubject(message.subject())
                .map(stream -> of(stream, message, new String(message.data(), StandardCharsets.UTF_8)));
    }

    /** @return the same fact in another stream */
    LogEntry in(String other) {
        return new LogEntry(other, id, type, source, subject, time, correlationId, data);
    }

    /** @return what goes over {@code sitewright.log} */
    Envelope envelope() {
        return new Envelope(id, type, source, subject, time, correlationId, data.getBytes(StandardCharsets.UTF_8));
    }

    /** @return what readers are told */
    Frame.Fact frame(long number) {
        return new Frame.Fact(number, type, json(number));
    }

    private static LogEntry of(String stream, Envelope message, String data) {
        return new LogEntry(
                stream,
                message.id(),
                message.type(),
                message.source(),
                message.subject(),
                message.time().truncatedTo(ChronoUnit.MICROS),
                message.correlationId(),
                data);
    }

    private String json(long number) {
        var text = new StringWriter(data.length() + 256);
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeNumberField("number", number);
            json.writeStringField("type", type);
            json.writeStringField("source", source);
            json.writeStringField("subject", subject);
            json.writeStringField("time", time.toString());
            json.writeStringField("correlationId", correlationId);
            json.writeFieldName("data");
            json.writeRawValue(data);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("texts are written to memory", e);
        }
        return text.toString();
    }

    /** @return the JSON object without line breaks; empty when it is none */
    private static Optional<String> oneLine(byte @Nullable [] body) {
        if (body == null) {
            return Optional.empty();
        }
        var text = new StringWriter(body.length);
        try (var parser = JSON.createParser(body);
                JsonGenerator json = JSON.createGenerator(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            json.copyCurrentStructureExact(parser);
            if (parser.nextToken() != null) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(text.toString());
    }
}
