package dev.sitewright.platform.stream;

import java.util.ArrayList;
import java.util.List;

/** The frames that wait for one reader, oldest first. Bounded; its facts are one run of contiguous numbers. Not thread-safe. */
final class Backlog {
    private final int maxFrames;
    private final int maxCharacters;
    private List<Frame> frames = new ArrayList<>(0); // idle readers are many, and hold nothing
    private int characters;
    private long first;
    private long last;

    Backlog(int maxFrames, int maxCharacters) {
        this.maxFrames = maxFrames;
        this.maxCharacters = maxCharacters;
    }

    /** @return whether there was room; a frame that finds the backlog empty always has it */
    boolean add(Frame.Fact fact) {
        if (!add(fact, fact.json().length())) {
            return false;
        }
        first = first == 0 ? fact.number() : first;
        last = fact.number();
        return true;
    }

    /** @return whether there was room; a frame that finds the backlog empty always has it */
    boolean add(Frame.Growth growth) {
        return add(growth, growth.json().length());
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** @return the number of its last fact, or {@code position} when it has none */
    long end(long position) {
        return Math.max(last, position);
    }

    /** @return whether it has facts, and none is missing between the one numbered {@code position} and its first */
    boolean continues(long position) {
        return first != 0 && first <= position + 1;
    }

    /** Empties it. */
    List<Frame> drain() {
        var all = frames;
        clear();
        return all;
    }

    void clear() {
        frames = new ArrayList<>(0);
        characters = 0;
        first = 0;
        last = 0;
    }

    private boolean add(Frame frame, int size) {
        if (!frames.isEmpty() && (frames.size() >= maxFrames || characters + size > maxCharacters)) {
            return false;
        }
        frames.add(frame);
        characters += size;
        return true;
    }
}
