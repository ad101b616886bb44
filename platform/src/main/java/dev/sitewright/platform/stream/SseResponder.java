package dev.sitewright.platform.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/**
 * Writes frames as server-sent events (WHATWG HTML, section 9.2), the same for every stream: {@code hello} with {@code retry:}, facts with
 * {@code id:}, growing texts without, so that a client always resumes after the last fact.
 */
@Singleton
public class SseResponder {
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final StreamConfig config;

    SseResponder(StreamConfig config) {
        this.config = config;
    }

    /**
     * Sets what keeps caches and proxies from holding the stream back, and turns frames into events.
     *
     * @param response the answer that carries the stream; its head must not have been written
     */
    public Multi<OutboundSseEvent> respond(Multi<Frame> frames, HttpServerResponse response) {
        letThrough(response);
        return frames.map(this::toEvent);
    }

    /**
     * The same for what is seen again and again instead of being kept: each item is an event without a number.
     *
     * @param name what the events are called
     */
    public Multi<OutboundSseEvent> respond(String name, Multi<? extends Record> items, HttpServerResponse response) {
        letThrough(response);
        return items.map(item -> event(name, json(item))
                .reconnectDelay(config.retry().toMillis())
                .build());
    }

    private static void letThrough(HttpServerResponse response) {
        // Headers of RestMulti do not reach an SSE answer.
        response.putHeader("Cache-Control", "no-cache").putHeader("X-Accel-Buffering", "no");
    }

    private OutboundSseEvent toEvent(Frame frame) {
        return switch (frame) {
            case Frame.Hello hello ->
                event("hello", json(hello))
                        .reconnectDelay(config.retry().toMillis())
                        .build();
            case Frame.Fact fact ->
                event(fact.type(), fact.json())
                        .id(String.valueOf(fact.number()))
                        .build();
            case Frame.Growth growth -> event(growth.type(), growth.json()).build();
            case Frame.Snapshot snapshot -> event("snapshot", json(snapshot)).build();
            case Frame.Bookmark bookmark ->
                event("bookmark", json(bookmark))
                        .id(String.valueOf(bookmark.number()))
                        .build();
            case Frame.KeepAlive beat ->
                new OutboundSseEventImpl.BuilderImpl().comment(" keep-alive").build();
            case Frame.Reset reset -> event("reset", json(reset)).build();
        };
    }

    private static OutboundSseEvent.Builder event(String name, String json) {
        return new OutboundSseEventImpl.BuilderImpl().name(name).data(json);
    }

    private String json(Record frame) {
        try {
            return mapper.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers are always JSON", e);
        }
    }
}
