package dev.sitewright.platform.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobRequest;
import dev.sitewright.contracts.MessageTypes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * Turns messages into JSON and back. Its mapper is its own: messages from a newer service may carry fields this one does not know,
 * while unknown fields in HTTP bodies are errors.
 */
@Singleton
public class Messages {
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @return the message's JSON, as its golden file shows it */
    public String toJson(Record message) {
        try {
            return mapper.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(message.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /** @return the fact in a record; empty when it is no fact or one this build does not know */
    public Optional<Fact> factOf(Envelope envelope) {
        return read(envelope, Fact.class);
    }

    /** @return the request in a record; empty when it is none or one this build does not know */
    public Optional<JobRequest> requestOf(Envelope envelope) {
        return read(envelope, JobRequest.class);
    }

    /** @return the delta in a record; empty when it is none or one this build does not know */
    public Optional<Delta> deltaOf(Envelope envelope) {
        return read(envelope, Delta.class);
    }

    /** @return the audit entry in a record; empty when it is none */
    public Optional<AuditEntry> auditOf(Envelope envelope) {
        return read(envelope, AuditEntry.class);
    }

    private <T> Optional<T> read(Envelope envelope, Class<T> family) {
        return MessageTypes.byName(envelope.type())
                .filter(family::isAssignableFrom)
                .map(type -> family.cast(parse(mapper.readerFor(type), envelope)));
    }

    private static Object parse(ObjectReader reader, Envelope envelope) {
        try {
            return reader.readValue(envelope.data());
        } catch (IOException e) {
            throw new UnreadableMessage(envelope.type() + " " + envelope.id() + " cannot be read", e);
        }
    }
}
