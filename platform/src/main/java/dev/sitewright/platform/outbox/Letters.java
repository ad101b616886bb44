package dev.sitewright.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import io.quarkus.arc.All;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Rows of the outbox as messages: one each, or as many as are packed in one. */
@ApplicationScoped
class Letters {
    private final Messages messages;
    private final Map<String, PackedFacts> packers;
    private final String source;

    Letters(
            Messages messages,
            @All List<PackedFacts> packers,
            @ConfigProperty(name = "sitewright.service") String service) {
        this.messages = messages;
        this.packers = packers.stream().collect(Collectors.toUnmodifiableMap(PackedFacts::type, Function.identity()));
        this.source = "/" + service;
    }

    /** @return the row's messages, in their order */
    List<Letter> of(Row row) {
        return row.getBoolean("packed") ? unpacked(row) : List.of(single(row));
    }

    private Letter single(Row row) {
        return letter(
                row,
                new Envelope(
                        row.getString("message_id"),
                        row.getString("type"),
                        source,
                        row.getString("key"),
                        at(row),
                        row.getString("correlation_id"),
                        row.getString("data").getBytes(UTF_8)));
    }

    /** Their ids follow the row's, so that they are the same whenever the row is sent. */
    private List<Letter> unpacked(Row row) {
        var type = row.getString("type");
        var packer = packers.get(type);
        if (packer == null) {
            throw new IllegalStateException("nothing unpacks " + type);
        }
        var facts = packer.unpack(row.getString("data"));
        var letters = new ArrayList<Letter>(facts.size());
        for (var packed : facts) {
            letters.add(letter(
                    row,
                    new Envelope(
                            Ids.plus(row.getString("message_id"), letters.size()),
                            type,
                            source,
                            packed.fact().subject(),
                            at(row),
                            packed.correlationId(),
                            messages.toJson((Record) packed.fact()).getBytes(UTF_8))));
        }
        return letters;
    }

    private static Letter letter(Row row, Envelope envelope) {
        return new Letter(row.getLong("id"), row.getString("topic"), envelope);
    }

    private static Instant at(Row row) {
        return row.getOffsetDateTime("occurred_at")
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
    }

    /** @return the messages of the rows, in their order */
    Stream<Letter> of(List<Row> rows) {
        return rows.stream().map(this::of).flatMap(List::stream);
    }
}
