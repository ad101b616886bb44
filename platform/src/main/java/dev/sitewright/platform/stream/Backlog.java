package dev.sitewright.platform.stream;

import java.util.ArrayList;
import java.util.List;

/** Frames that wait, oldest first. Bounded. Not thread-safe. */
final class Backlog {
    private final int maxFrames;
    private final int maxCharacters;
    private List<Frame.Live> frames = new ArrayList<>(0); // idle readers are many, and hold nothing
    private int characters;
    private long first;
    private long last;

    Backlog(int maxFrames, int maxCharacters) {
        this.maxFrames = maxFrames;
        this.maxCharacters = maxCharacters;
    }

    /** @return whether there was room; a frame that finds the backlog empty always has it */
    boolean add(Frame.Live frame) {
        var size = frame.json().length();
        if (!frames.isEmpty() && (frames.size() >= maxFrames || characters + size > maxCharacters)) {
            return false;
        }
        frames.add(frame);
        characters += size;
        if (frame instanceof Frame.Fact fact) {
            first = first == 0 ? fact.number() : first;
            last = fact.number();
        }
        return true;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** @return the number of its last fact, or {@code position} when it has none */
    long end(long position) {
        return Math.max(last, position);
    }

    /** @return whether it has facts, which were added without gaps, and none is missing between the one numbered {@code position} and its first */
    boolean continues(long position) {
        return first != 0 && first <= position + 1;
    }

    /** Empties it. */
    List<Frame.Live> drain() {
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
}
