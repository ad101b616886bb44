package dev.sitewright.bench.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads all connections of a case. One thread, since clients and server share the machine: a thread for each of them, woken for each fact,
 * costs more than the server does.
 */
final class ReadingThread implements AutoCloseable {
    private final Selector selector;
    private final byte[] buffer = new byte[64 * 1024];
    private final Queue<Reader> joining = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    private ReadingThread(Selector selector) {
        this.selector = selector;
        this.thread = Thread.ofPlatform().name("readers").daemon().unstarted(this::readAll);
    }

    static ReadingThread start() throws IOException {
        var reading = new ReadingThread(Selector.open());
        reading.thread.start();
        return reading;
    }

    /** Reads this one, too, from now on. */
    void add(Reader reader) {
        joining.add(reader);
        selector.wakeup();
    }

    private void readAll() {
        try (selector) {
            while (!closed) {
                selector.select(key -> ((Reader) key.attachment()).read(buffer));
                for (var reader = joining.poll(); reader != null; reader = joining.poll()) {
                    reader.register(selector);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
