package dev.sitewright.bridge.stream;

import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.MessageTypes;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends deltas. When the broker is slow or away they are dropped: the text's final fact heals the hole. */
@ApplicationScoped
class DeltaTopic {
    private final Emitter<byte[]> topic;
    private final Messages messages;
    private final Clock clock;
    private final String source;

    DeltaTopic(
            @Channel("deltas") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<byte[]> topic,
            Messages messages,
            Clock clock,
            @ConfigProperty(name = "sitewright.service") String service) {
        this.topic = topic;
        this.messages = messages;
        this.clock = clock;
        this.source = "/" + service;
    }

    void send(Delta delta) {
        var message = (Record) delta;
        var envelope = new Envelope(
                Ids.next("evt"),
                MessageTypes.nameOf(message),
                source,
                delta.projectId(),
                clock.instant(),
                null,
                messages.toJson(message).getBytes(StandardCharsets.UTF_8));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(envelope.subject())
                .withHeaders(new RecordHeaders(envelope.headers()))
                .build();
        topic.send(Message.of(envelope.data()).addMetadata(metadata));
    }
}
