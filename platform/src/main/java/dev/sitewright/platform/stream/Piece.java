package dev.sitewright.platform.stream;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Function;

/**
 * What is written to a connection at a time. Readers of one stream are mostly told the same one after the other, so the newest piece of each thread
 * is kept, and encoded once for all of them.
 *
 * @param frames the frames that are in it
 * @param bytes the same as it is written, to any number of connections; not to be changed
 */
record Piece(List<Frame> frames, Buffer bytes) {
    /** How many bytes are on their way to a client at most, but for a frame that is larger: what a client that does not read holds back. */
    static final int MOST = 64 * 1024;

    private static final ThreadLocal<Piece> NEWEST =
            ThreadLocal.withInitial(() -> new Piece(List.of(), Buffer.buffer()));

    /** @return as many of these as fit, at least the first */
    static Piece of(List<Frame> frames, Function<Frame, byte[]> toBytes) {
        var newest = NEWEST.get();
        if (newest.frames.equals(frames)) {
            return newest;
        }
        var made = make(frames, toBytes);
        NEWEST.set(made);
        return made;
    }

    private static Piece make(List<Frame> frames, Function<Frame, byte[]> toBytes) {
        var bytes = Buffer.buffer();
        var taken = 0;
        while (taken < frames.size()) {
            var next = toBytes.apply(frames.get(taken));
            if (bytes.length() > 0 && bytes.length() + next.length > MOST) {
                break;
            }
            bytes.appendBytes(next);
            taken++;
        }
        return new Piece(List.copyOf(frames.subList(0, taken)), bytes);
    }
}
