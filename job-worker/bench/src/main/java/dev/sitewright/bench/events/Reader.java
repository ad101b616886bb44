package dev.sitewright.bench.events;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One connection. It looks at nothing of what comes but the numbers that facts carry. */
final class Reader implements AutoCloseable {
    private static final byte[] MARK = "\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEGUN = "event".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final @Nullable Clocks clocks;
    private long[] latencies = new long[64];
    private volatile int facts;
    private volatile boolean begun;
    private volatile long lastAt;
    private volatile int last = -1;
    private volatile boolean broken;

    private Reader(Socket socket, @Nullable Clocks clocks) {
        this.socket = socket;
        this.clocks = clocks;
    }

    /** Connects and reads on. */
    static Reader open(StreamServer server, int stream, long after, @Nullable Clocks clocks) throws IOException {
        var reader = connect(server, stream, after, clocks);
        Thread.ofVirtual().start(reader::read);
        return reader;
    }

    /** Connects and reads nothing, ever. */
    static Reader stalled(StreamServer server, int stream) throws IOException {
        return connect(server, stream, 0, null);
    }

    private static Reader connect(StreamServer server, int stream, long after, @Nullable Clocks clocks)
            throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.connect(server.address());
        socket.getOutputStream().write(server.request(stream, after).getBytes(StandardCharsets.US_ASCII));
        return new Reader(socket, clocks);
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

    private void read() {
        var buffer = new byte[16 * 1024];
        try (var input = socket.getInputStream()) {
            scan(input, buffer);
        } catch (IOException e) {
            broken = broken || !socket.isClosed();
        }
    }

    private void scan(InputStream input, byte[] buffer) throws IOException {
        var matched = 0;
        var number = -1;
        for (var count = input.read(buffer); count > 0; count = input.read(buffer)) {
            begun = begun
                    || new String(buffer, 0, count, StandardCharsets.ISO_8859_1)
                            .contains(new String(BEGUN, StandardCharsets.ISO_8859_1));
            for (int i = 0; i < count; i++) {
                var current = buffer[i];
                if (number >= 0 && current >= '0' && current <= '9') {
                    number = number * 10 + current - '0';
                } else if (number >= 0) {
                    came(number);
                    number = -1;
                } else {
                    matched = current == MARK[matched] ? matched + 1 : current == MARK[0] ? 1 : 0;
                    if (matched == MARK.length) {
                        matched = 0;
                        number = 0;
                    }
                }
            }
        }
    }

    private void came(int number) {
        broken = broken || number <= last;
        last = number;
        var count = facts; // nobody else writes it
        if (clocks != null) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * count);
            }
            latencies[count] = clocks.since(number);
        }
        lastAt = System.nanoTime();
        facts = count + 1;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            broken = true;
        }
    }
}
