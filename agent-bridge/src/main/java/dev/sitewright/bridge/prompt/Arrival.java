package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.prompt.Prompts.Stored;
import dev.sitewright.bridge.record.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prompts of a session on their way into the store. */
final class Arrival {
    private final Session session;
    private volatile @Nullable Prompt next;

    Arrival(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    /** They are stored, though perhaps not committed yet. */
    void stored(List<Prompt> prompts, Stored outcome) {
        next = outcome.added() && outcome.next() ? prompts.getFirst() : null;
    }

    /** @return the prompt before which none was open when it was stored */
    Optional<Prompt> next() {
        return Optional.ofNullable(next);
    }
}
