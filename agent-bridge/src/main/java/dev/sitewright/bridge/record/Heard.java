package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.UpstreamEvent.MessageChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.MessageRemoved;
import dev.sitewright.bridge.opencode.UpstreamEvent.StatusChanged;
import dev.sitewright.bridge.opencode.UpstreamFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of sessions since the event stream began, right as it came: who wants to know how a session stands need not ask OpenCode,
 * which has better things to do. Nothing of it outlives the stream.
 */
@ApplicationScoped
public class Heard {
    private final Map<String, Entry> sessions = new HashMap<>(); // guarded by this, as is the next
    private String instance = "";

    /**
     * How a session stands.
     *
     * @param busy whether it works
     * @param newest the id of its newest message
     */
    public record Standing(boolean busy, String newest) {}

    private record Entry(@Nullable Boolean busy, @Nullable String newest) {
        Optional<Standing> standing() {
            return busy == null || newest == null ? Optional.empty() : Optional.of(new Standing(busy, newest));
        }
    }

    /** A stream begins, from this run of the server. */
    public synchronized void begin(String ofInstance) {
        sessions.clear();
        instance = ofInstance;
    }

    /** The stream has ended. */
    public synchronized void end() {
        sessions.clear();
        instance = "";
    }

    /** Something came. */
    public synchronized void take(UpstreamFrame frame) {
        switch (frame.event()) {
            case StatusChanged changed ->
                sessions.compute(
                        changed.sessionId(),
                        (id, known) -> new Entry(!changed.status().isIdle(), known == null ? null : known.newest()));
            case MessageChanged changed ->
                sessions.merge(
                        changed.info().sessionId(),
                        new Entry(null, changed.info().id()),
                        Heard::newer);
            case MessageRemoved removed -> sessions.remove(removed.sessionId());
            default -> {}
        }
    }

    private static Entry newer(Entry known, Entry message) {
        var newest = known.newest();
        return newest != null && newest.compareTo(String.valueOf(message.newest())) > 0
                ? known
                : new Entry(known.busy(), message.newest());
    }

    /** @return how a session of this run of the server stands; empty when that was not heard */
    public synchronized Optional<Standing> of(String ofInstance, String sessionId) {
        var entry = instance.equals(ofInstance) ? sessions.get(sessionId) : null;
        return entry == null ? Optional.empty() : entry.standing();
    }
}
