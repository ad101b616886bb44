package dev.sitewright.bench.events;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One connection, worked on by {@link ReadingThread}. It looks at nothing of what comes but the numbers that facts carry: what a reader does
 * with them is its own affair, and would be measured with the server.
 */
final class Reader implements AutoCloseable {
    private static final byte[] MARK = "\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final String BEGUN = "event";

    private final SocketChannel channel;
    private final @Nullable Clocks clocks;
    private int matched; // bytes of the mark that have come
    private int number = -1; // as far as its digits have come
    private long[] latencies = new long[64];
    private volatile int facts;
    private volatile boolean begun;
    private volatile long lastAt;
    private int last = -1;
    private volatile boolean broken;

    private Reader(SocketChannel channel, @Nullable Clocks clocks) {
        this.channel = channel;
        this.clocks = clocks;
    }

    /** Connects and asks for the stream. */
    static Reader open(StreamServer server, int stream, long after, @Nullable Clocks clocks) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
        channel.connect(server.address());
        channel.write(ByteBuffer.wrap(server.request(stream, after).getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        return new Reader(channel, clocks);
    }

    /** Has the selector say when there is something to read. */
    void register(Selector selector) {
        try {
            channel.register(selector, SelectionKey.OP_READ, this);
        } catch (ClosedChannelException e) {
            gone();
        }
    }

    /** @return how many facts have come */
    int facts() {
        return facts;
    }

    /** @return whether the stream has begun */
    boolean hasBegun() {
        return begun;
    }

    /** @return whether facts came twice, or out of order, or the server has gone */
    boolean isBroken() {
        return broken;
    }

    /** @return when the last fact came */
    long lastAt() {
        return lastAt;
    }

    /** @return nanoseconds from the telling of each fact to its coming */
    long[] latencies() {
        return Arrays.copyOf(latencies, Math.min(facts, latencies.length));
    }

    /**
     * Reads what is there, as far as it fits.
     *
     * @param buffer of no use to anybody between two calls
     */
    void read(byte[] buffer) {
        try {
            var count = channel.read(ByteBuffer.wrap(buffer));
            if (count < 0) {
                gone();
                return;
            }
            begun = begun || new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains(BEGUN);
            scan(buffer, count);
        } catch (IOException e) {
            gone();
        }
    }

    private void gone() {
        broken = broken || channel.isOpen();
        close();
    }

    private void scan(byte[] bytes, int count) {
        var now = System.nanoTime();
        for (int i = 0; i < count; i++) {
            var current = bytes[i];
            if (number >= 0) {
                digit(current, now);
            } else if (current == MARK[matched]) {
                matched++;
                if (matched == MARK.length) {
                    matched = 0;
                    number = 0;
                }
            } else {
                matched = current == MARK[0] ? 1 : 0;
            }
        }
    }

    private void digit(byte current, long now) {
        if (current >= '0' && current <= '9') {
            number = number * 10 + current - '0';
        } else {
            came(number, now);
            number = -1;
        }
    }

    private void came(int which, long now) {
        broken = broken || which <= last;
        last = which;
        var count = facts; // nobody else writes it
        if (clocks != null) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * count);
            }
            latencies[count] = clocks.came(which, now);
        }
        lastAt = now;
        facts = count + 1;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            broken = true;
        }
    }
}
