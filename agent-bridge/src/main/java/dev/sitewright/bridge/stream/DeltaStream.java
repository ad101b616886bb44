package dev.sitewright.bridge.stream;

import dev.sitewright.bridge.opencode.Part;
import dev.sitewright.bridge.opencode.UpstreamEvent.MessageChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartGrown;
import dev.sitewright.bridge.opencode.UpstreamFrame;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.Delta.ChatMessagePartAdded;
import dev.sitewright.contracts.Delta.ChatReasoningPart;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends growing texts on their way past the database: the first piece of a part at once, because somebody waits for it, what follows
 * gathered for at most {@value #GATHER_MS} ms. Only parts whose beginning was heard are told, because without it a piece has no offset.
 */
@ApplicationScoped
class DeltaStream {
    private static final int GATHER_MS = 40; // with the timer's own lateness below the 50 ms that deltas may wait

    private final Vertx vertx;
    private final Sessions sessions;
    private final DeltaTopic topic;
    private final Map<String, Growing> growing = new HashMap<>();
    private final Map<String, String> summaries = new HashMap<>(); // messages, and the places they come from

    DeltaStream(Vertx vertx, Sessions sessions, DeltaTopic topic) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.topic = topic;
    }

    /** A part that grows. */
    private static final class Growing {
        private final String place;
        private final boolean reasoning;
        private final StringBuilder waiting = new StringBuilder();
        private int offset;
        private boolean gathering;
        private @Nullable Session session;

        private Growing(String place, boolean reasoning, int offset) {
            this.place = place;
            this.reasoning = reasoning;
            this.offset = offset;
        }
    }

    /** Forgets what grew in a server: pieces were missed. */
    synchronized void forget(String place) {
        growing.values().removeIf(part -> part.place.equals(place));
        summaries.values().removeIf(place::equals);
    }

    /** Takes what concerns growing texts of a server; returns at once, whatever becomes of them. */
    synchronized void take(UpstreamFrame frame, String place) {
        switch (frame.event()) {
            case MessageChanged changed
            when changed.info().summary() -> {
                if (changed.info().completed()) {
                    summaries.remove(changed.info().id());
                } else {
                    summaries.put(changed.info().id(), place);
                }
            }
            case PartChanged changed
            when changed.part().content() instanceof Part.Text text -> changed(changed.part(), text, place);
            case PartGrown grown -> grown(grown);
            default -> {}
        }
    }

    private void changed(Part part, Part.Text text, String place) {
        if (!text.growing()) {
            flush(part.messageId(), part.id());
            growing.remove(part.id());
        } else if (!summaries.containsKey(part.messageId())) {
            growing.putIfAbsent(
                    part.id(), new Growing(place, text.reasoning(), text.text().length()));
        }
    }

    private void grown(PartGrown piece) {
        var part = growing.get(piece.partId());
        if (part == null) {
            return;
        }
        if (part.session == null) {
            part.session = sessions.remembered(piece.sessionId()).orElse(null);
        }
        part.waiting.append(piece.text());
        if (!part.gathering) {
            flush(piece.messageId(), piece.partId());
        }
    }

    private synchronized void flush(String messageId, String partId) {
        var part = growing.get(partId);
        if (part == null) {
            return;
        }
        part.gathering = !part.waiting.isEmpty();
        if (!part.gathering) {
            return; // nothing came meanwhile: the next piece goes at once again
        }
        vertx.setTimer(GATHER_MS, timer -> flush(messageId, partId));
        var text = part.waiting.toString();
        part.waiting.setLength(0);
        if (part.session != null) {
            topic.send(delta(part, part.session, messageId, partId, text));
        }
        part.offset += text.length();
    }

    private static Delta delta(Growing part, Session session, String messageId, String partId, String text) {
        return part.reasoning
                ? new ChatReasoningPart(session.projectId(), session.id(), messageId, partId, part.offset, text)
                : new ChatMessagePartAdded(session.projectId(), session.id(), messageId, partId, part.offset, text);
    }
}
