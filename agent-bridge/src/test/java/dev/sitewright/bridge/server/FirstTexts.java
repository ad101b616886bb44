package dev.sitewright.bridge.server;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** When the first text came, by what it belongs to. */
final class FirstTexts implements AutoCloseable {
    private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @return the texts that the bridge sends on its topic, by project */
    static FirstTexts ofDeltas() {
        var texts = new FirstTexts();
        Thread.ofVirtual().start(texts::follow);
        return texts;
    }

    /** A text has come. */
    void came(String key) {
        var now = System.nanoTime();
        var waiting = awaited.get(key);
        if (waiting != null) {
            waiting.complete(now);
        }
    }

    /** @return how long the first text took, in milliseconds */
    double time(String key, Runnable ask) {
        return timeAll(List.of(key), place -> ask.run()).getFirst();
    }

    /** @return how long the first text of each took, in milliseconds, asked at once */
    List<Double> timeAll(List<String> keys, IntConsumer ask) {
        keys.forEach(key -> awaited.put(key, new CompletableFuture<>()));
        return IntStream.range(0, keys.size())
                .mapToObj(place -> CompletableFuture.supplyAsync(
                        () -> timed(keys.get(place), () -> ask.accept(place)), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private double timed(String key, Runnable ask) {
        var begin = System.nanoTime();
        ask.run();
        try {
            return (Objects.requireNonNull(awaited.get(key)).get(Bridge.PATIENCE.toSeconds(), TimeUnit.SECONDS) - begin)
                    / 1e6;
        } catch (Exception e) {
            throw new IllegalStateException("no text of " + key, e);
        }
    }

    private void follow() {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "group.id",
                Ids.next("grp"),
                "auto.offset.reset",
                "latest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.DELTAS));
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> came(message.key()));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
