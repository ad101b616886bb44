package dev.sitewright.platform.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
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
    public Multi<OutboundSseEvent> respond(Multi<List<Frame>> frames, HttpServerResponse response) {
        letThrough(response);
        return Multi.createFrom()
                .emitter(
                        emitter -> new SseWriting(emitter, response, this::toEvent, this::bytes).begin(frames),
                        BackPressureStrategy.BUFFER);
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

    /** @return the frame that a stream begins with */
    private OutboundSseEvent toEvent(Frame frame) {
        if (frame instanceof Frame.Hello hello) {
            return event("hello", json(hello))
                    .reconnectDelay(config.retry().toMillis())
                    .build();
        }
        throw new IllegalStateException("a stream begins with hello");
    }

    /** @return a frame in the form of the standard */
    private byte[] bytes(Frame frame) {
        return switch (frame) {
            case Frame.Hello hello -> SseText.plain("hello", json(hello));
            case Frame.Fact fact -> fact.bytes();
            case Frame.Growth growth -> SseText.plain(growth.type(), growth.json());
            case Frame.Snapshot snapshot -> SseText.plain("snapshot", json(snapshot));
            case Frame.Bookmark bookmark -> SseText.numbered(bookmark.number(), "bookmark", json(bookmark));
            case Frame.KeepAlive beat -> SseText.keepAlive();
            case Frame.Reset reset -> SseText.plain("reset", json(reset));
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
