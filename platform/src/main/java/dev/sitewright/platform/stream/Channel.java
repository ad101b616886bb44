package dev.sitewright.platform.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A stream that has readers in this process. */
final class Channel {
    private final List<Reader> readers = new ArrayList<>(1);

    synchronized void join(Reader reader) {
        readers.add(reader);
    }

    /** @return whether it has no reader any more */
    synchronized boolean leave(Reader reader) {
        readers.remove(reader);
        return readers.isEmpty();
    }

    synchronized void offer(Frame.Fact fact) {
        readers.forEach(reader -> reader.offer(fact));
    }

    synchronized void offer(Frame.Growth growth) {
        readers.forEach(reader -> reader.offer(growth));
    }

    synchronized void headIs(long number) {
        readers.forEach(reader -> reader.headIs(number));
    }

    synchronized void beat(Instant now) {
        readers.forEach(reader -> reader.beat(now));
    }

    synchronized void end() {
        readers.forEach(Reader::end);
    }
}
