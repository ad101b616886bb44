package dev.sitewright.platform.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream that has readers in this process. What is told to a crowd is collected for a moment after each time that it was told something: each
 * reader is one write to its connection, whether of one fact or of ten. What comes alone is passed on at once.
 */
final class Channel {
    /** Timers are not more exact. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final EventFollower.Surroundings around;
    private final List<Reader> readers = new ArrayList<>(1);
    private final Backlog collected;
    private boolean resting;
    private long told; // number of the last fact that readers were told, or sent to the log for

    Channel(EventFollower.Surroundings around) {
        this.around = around;
        this.collected =
                new Backlog(around.config().waitingFrames(), around.config().waitingCharacters());
    }

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
            pass(fresh);
        }
    }

    synchronized void offer(Frame.Growth growth) {
        pass(List.of(growth));
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

    private void pass(List<? extends Frame.Live> frames) {
        if (resting) {
            frames.forEach(this::collect);
        } else {
            give(frames);
            rest();
        }
    }

    /** Gives readers what is being collected, for one that is about to see texts as they are now. For who holds the channel. */
    void flush() {
        if (!collected.isEmpty()) {
            give(collected.drain());
        }
    }

    private void collect(Frame.Live frame) {
        if (!collected.add(frame)) {
            flush();
            collected.add(frame);
        }
    }

    private void give(List<? extends Frame.Live> frames) {
        readers.forEach(reader -> reader.offer(frames));
    }

    /** The more readers there are, the longer it takes to write to all of them, and the more is saved by doing it less often. */
    private void rest() {
        var time = around.config().restPerReader().multipliedBy(readers.size());
        var most = around.config().restMost();
        var chosen = time.compareTo(most) < 0 ? time : most;
        if (chosen.compareTo(SHORTEST) >= 0) {
            resting = true;
            around.timer().after(chosen, this::rested);
        }
    }

    private synchronized void rested() {
        resting = false;
        if (!collected.isEmpty()) {
            pass(collected.drain());
        }
    }
}
