package dev.sitewright.bench.events;

import dev.sitewright.bench.run.BenchFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Many readers of a server. */
final class Readers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int AT_ONCE = 64;

    private final List<Reader> all = new ArrayList<>();
    private final List<Reader> stalled = new ArrayList<>();
    private final ReadingThread reading;

    private Readers() throws IOException {
        reading = ReadingThread.start();
    }

    /**
     * Opens so many, of each stream in turn, behind its newest fact; returns when all streams have begun.
     *
     * @param streams of how many streams
     */
    static Readers open(StreamServer server, int count, int streams, @Nullable Clocks clocks) throws Exception {
        var readers = new Readers();
        var heads = new long[streams];
        for (int stream = 0; stream < streams; stream++) {
            heads[stream] = server.head(stream);
        }
        for (int number = 0; number < count; number++) {
            var stream = number % streams;
            readers.add(Reader.open(server, stream, heads[stream], clocks));
            if (number % AT_ONCE == AT_ONCE - 1) {
                readers.await("the begin of streams", Reader::hasBegun);
            }
        }
        readers.await("the begin of streams", Reader::hasBegun);
        return readers;
    }

    /** Opens one reader of the first stream, behind a certain fact. */
    static Readers behind(StreamServer server, long after) throws IOException {
        var readers = new Readers();
        readers.add(Reader.open(server, 0, after, null));
        return readers;
    }

    /** Adds readers that never read. */
    void addStalled(StreamServer server, int count) throws IOException {
        for (int number = 0; number < count; number++) {
            stalled.add(Reader.open(server, 0, 0, null));
        }
    }

    /** Closes those that read. */
    void closeAllButStalled() {
        all.forEach(Reader::close);
        all.clear();
    }

    private void add(Reader reader) {
        all.add(reader);
        reading.add(reader);
    }

    /** Waits until each has got so many facts. */
    void awaitFacts(int count) {
        await(count + " facts", reader -> reader.facts() >= count);
    }

    /** @return when the last fact of all came */
    long lastAt() {
        return all.stream().mapToLong(Reader::lastAt).max().orElseThrow();
    }

    /** @return nanoseconds from the telling of each fact to its coming, of all readers together */
    long[] latencies() {
        return all.stream()
                .flatMapToLong(reader -> LongStream.of(reader.latencies()))
                .toArray();
    }

    private void await(String what, Predicate<Reader> isSo) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!all.stream().allMatch(isSo)) {
            if (all.stream().anyMatch(Reader::isBroken)) {
                throw new BenchFailure("a reader was cut off, or got facts twice or out of order");
            }
            if (System.nanoTime() > end) {
                var count = all.stream().filter(isSo).count();
                throw new BenchFailure("waited in vain for " + what + ": " + count + " of " + all.size() + " readers");
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    @Override
    public void close() {
        all.forEach(Reader::close);
        stalled.forEach(Reader::close);
        reading.close();
    }
}
