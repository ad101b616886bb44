package dev.sitewright.platform.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A stream that has readers in this process. */
final class Channel {
    private final List<Reader> readers = new ArrayList<>(1);
    private long told; // number of the last fact that readers were told, or sent to the log for

    synchronized void join(Reader reader) {
        readers.add(reader);
    }

    /** @return whether it has no reader any more */
    synchronized boolean leave(Reader reader) {
        readers.remove(reader);
        return readers.isEmpty();
    }

    /** Facts that come again, or after later ones, are in the log, where whoever missed them looks. */
    synchronized void told(List<Told> facts) {
        var fresh = facts.stream()
                .filter(fact -> fact.number() > told)
                .map(fact -> fact.frame().get())
                .toList();
        if (!fresh.isEmpty()) {
            told = fresh.getLast().number();
            readers.forEach(reader -> reader.offer(fresh));
        }
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
