package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Credentials.Kept;
import dev.sitewright.bridge.server.RunningServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which tokens are known to be in which server, and since when. Nothing of it outlives this service: then only the time tells. */
@ApplicationScoped
class WorkingCopies {
    private static final int MOST = 1_000;

    private final Clock clock;

    /** Guarded by itself. */
    private final Map<String, Copy> copies = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Copy> eldest) {
            return size() > MOST;
        }
    };

    WorkingCopies(Clock clock) {
        this.clock = clock;
    }

    /** Tokens, and when they came to where they are. */
    private record Copy(JsonNode tokens, Instant since) {
        @Override
        public String toString() {
            return "tokens since " + since; // which ones is secret
        }
    }

    /** A server was given ours. */
    void given(RunningServer running, Kept ours) {
        synchronized (copies) {
            copies.put(
                    nameOf(running, ours.connection()),
                    new Copy(Credentials.tokens(ours.credential()), clock.instant()));
        }
    }

    /** A server has ours. */
    void seen(RunningServer running, Kept ours) {
        var tokens = Credentials.tokens(ours.credential());
        synchronized (copies) {
            var name = nameOf(running, ours.connection());
            var before = copies.get(name);
            if (before == null || !before.tokens().equals(tokens)) {
                copies.put(name, new Copy(tokens, clock.instant()));
            }
        }
    }

    /**
     * Says which of two is newer.
     *
     * @param theirs the tokens that a server has, which are not ours
     * @return whether theirs are; empty when only the time can tell
     */
    Optional<Boolean> areNewer(RunningServer running, Kept ours, JsonNode theirs) {
        synchronized (copies) {
            var copy = copies.get(nameOf(running, ours.connection()));
            if (copy != null && copy.tokens().equals(theirs)) {
                return Optional.of(false); // ours have changed
            }
            return copy != null && copy.tokens().equals(Credentials.tokens(ours.credential()))
                    ? Optional.of(true) // OpenCode has refreshed them
                    : Optional.empty();
        }
    }

    /** @return whether a server has got other tokens of a connection since then */
    boolean changedSince(RunningServer running, String connection, Instant time) {
        synchronized (copies) {
            var copy = copies.get(nameOf(running, connection));
            return copy != null && copy.since().isAfter(time);
        }
    }

    private static String nameOf(RunningServer running, String connection) {
        return running.instance() + " " + connection;
    }
}
