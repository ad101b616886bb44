package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.prompt.Circumstances.Asked;
import dev.sitewright.bridge.prompt.Circumstances.Upstream;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.OpenCodeServer;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.platform.loop.Beside;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks how a session stands while a prompt for it is still being stored, so that it can be sent at once afterwards. What was seen counts
 * for a moment, and for the first thing that is sent.
 */
@ApplicationScoped
class Foresight {
    /** Longer than storing a prompt takes, shorter than any answer of a model. */
    private static final Duration LASTS = Duration.ofMillis(250);

    private static final int MOST = 1_000;
    private static final int AT_ONCE = 32;

    private final Circumstances circumstances;
    private final OpenCodeServer server;
    private final Clock clock;
    private final Beside looks = new Beside("foresight", AT_ONCE, () -> {});
    private final Map<String, Seen> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    /**
     * How a session stands.
     *
     * @param upstream what OpenCode says
     */
    record View(Asked asked, Uni<Upstream> upstream) {}

    private record Seen(Instant at, String instance, View view) {}

    Foresight(Circumstances circumstances, OpenCodeServer server, Clock clock) {
        this.circumstances = circumstances;
        this.server = server;
        this.clock = clock;
    }

    /** Begins to look. @return what can be asked meanwhile */
    Asked look(Session session) {
        var asked = circumstances.of(session);
        server.current().ifPresent(running -> begin(session, running, asked));
        return asked;
    }

    private void begin(Session session, RunningServer running, Asked asked) {
        var upstream = circumstances.upstream(session, running).memoize().indefinitely();
        synchronized (seen) {
            seen.put(session.id(), new Seen(clock.instant(), running.instance(), new View(asked, upstream)));
        }
        looks.begin(
                session.id(),
                () -> Uni.combine()
                        .all()
                        .unis(upstream, asked.look())
                        .with((there, look) -> look)
                        .replaceWithVoid());
    }

    /** Forgets what was seen: somebody else goes first. */
    void forget(String sessionId) {
        taken(sessionId);
    }

    /** @return how the session stands: as it was seen a moment ago, else asked for now */
    View of(Errand errand) {
        var session = errand.session();
        var last = taken(session.id());
        if (last == null || !errand.fresh() || !counts(last, errand)) {
            return new View(circumstances.of(session), circumstances.upstream(session, errand.running()));
        }
        var view = last.view();
        var upstream = circumstances
                .heard(session, errand.running())
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> view.upstream()
                        .onFailure()
                        .recoverWithUni(() -> circumstances.upstream(session, errand.running())));
        return new View(view.asked(), upstream);
    }

    private boolean counts(Seen last, Errand errand) {
        return last.instance().equals(errand.running().instance())
                && clock.instant().isBefore(last.at().plus(LASTS));
    }

    private @Nullable Seen taken(String sessionId) {
        synchronized (seen) {
            return seen.remove(sessionId);
        }
    }
}
