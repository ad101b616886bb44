package dev.sitewright.bridge.opencode;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which directories a server has been asked about: it keeps an instance of some 60 MB for each (measured) until it is told to end it. */
public final class OpenDirectories {
    private final Clock clock;
    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    OpenDirectories(Clock clock) {
        this.clock = clock;
    }

    /**
     * How a directory is used.
     *
     * @param last when it was last asked about
     * @param streams how many follow what happens there
     */
    private record Use(Instant last, int streams) {}

    /** Notes a call. */
    void used(String directory) {
        if (!directory.isEmpty()) {
            followed(directory, 0);
        }
    }

    /** Notes that a stream begins (1) or ends (-1). */
    void followed(String directory, int change) {
        uses.merge(
                directory,
                new Use(clock.instant(), Math.max(change, 0)),
                (before, now) -> new Use(now.last(), Math.max(before.streams() + change, 0)));
    }

    /** Notes directories that were open before anybody asked here, as used just now. */
    public void adopt(List<String> open) {
        open.forEach(this::used);
    }

    /** @return all of them */
    public List<String> all() {
        return uses.keySet().stream().sorted().toList();
    }

    /** @return how many there are */
    public int count() {
        return uses.size();
    }

    /** @return those that nobody follows and nobody has asked about since then, the longest forgotten first */
    public List<String> unusedSince(Instant time) {
        return uses.entrySet().stream()
                .filter(entry -> entry.getValue().streams() == 0
                        && !entry.getValue().last().isAfter(time))
                .sorted(Comparator.comparing(entry -> entry.getValue().last()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void forget(String directory) {
        uses.remove(directory);
    }
}
