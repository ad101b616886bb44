package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.prompt.Circumstances.Asked;
import dev.sitewright.bridge.prompt.Circumstances.Upstream;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.OpenCodeServers;
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
    private final OpenCodeServers servers;
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
     * @param ready whether its instance has what it is to have
     */
    record View(Asked asked, Uni<Upstream> upstream, Uni<Boolean> ready) {}

    private record Seen(Instant at, String instance, View view) {}

    Foresight(Circumstances circumstances, OpenCodeServers servers, Clock clock) {
        this.circumstances = circumstances;
        this.servers = servers;
        this.clock = clock;
    }

    /** Begins to look. @return what can be asked meanwhile */
    Asked look(Session session) {
        var asked = circumstances.of(session);
        servers.of(session.projectId()).ifPresent(running -> begin(session, running, asked));
        return asked;
    }

    private void begin(Session session, RunningServer running, Asked asked) {
        var upstream = circumstances.upstream(session, running).memoize().indefinitely();
        var ready = circumstances.ready(asked, running);
        synchronized (seen) {
            seen.put(session.id(), new Seen(clock.instant(), running.instance(), new View(asked, upstream, ready)));
        }
        looks.begin(
                session.id(),
                () -> Uni.combine()
                        .all()
                        .unis(upstream, ready)
                        .with((there, isReady) -> isReady)
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
            var asked = circumstances.of(session);
            return new View(
                    asked,
                    circumstances.upstream(session, errand.running()),
                    circumstances.ready(asked, errand.running()));
        }
        var view = last.view();
        var upstream = circumstances
                .heard(session, errand.running())
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> view.upstream()
                        .onFailure()
                        .recoverWithUni(() -> circumstances.upstream(session, errand.running())));
        return new View(view.asked(), upstream, view.ready());
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
