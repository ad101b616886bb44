package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Credentials.Kept;
import dev.sitewright.bridge.server.RunningServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets one server at a time begin with tokens that run out: a token for refreshing can be spent once, and each server would spend it. The
 * others go on when the new ones are there.
 */
@ApplicationScoped
class TokenTurns {
    /** Longer than the plugins of OpenCode refresh ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /** Who has refreshed nothing by then may not need it; others need not wait longer. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private final CredentialWatch watch;
    private final Clock clock;

    /** By connection; guarded by this. */
    private final Map<String, Turn> turns = new HashMap<>();

    private record Turn(String instance, JsonNode tokens, Instant until) {
        boolean isOf(RunningServer running) {
            return instance.equals(running.instance());
        }
    }

    TokenTurns(CredentialWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Says whether a server may be set to work with tokens as they are kept.
     *
     * @return false when it has to be asked again, with the tokens that are kept then: another server may have newer ones, or be getting some
     */
    Uni<Boolean> mayBegin(RunningServer running, List<Kept> wanted) {
        var now = clock.instant();
        var runningOut = wanted.stream()
                .filter(kept -> kept.runsOutBefore(now.plus(AHEAD)))
                .toList();
        if (running.projectId() == null || runningOut.isEmpty()) {
            return Uni.createFrom().item(true); // one server for all shares nothing with another
        }
        return have(running, runningOut, now)
                ? Uni.createFrom().item(true)
                : watch.look().invoke(() -> take(running, runningOut, now)).replaceWith(false);
    }

    private synchronized boolean have(RunningServer running, List<Kept> wanted, Instant now) {
        return wanted.stream().allMatch(kept -> {
            var turn = turns.get(kept.connection());
            return turn != null && turn.isOf(running) && isOpen(turn, kept, now);
        });
    }

    private synchronized void take(RunningServer running, List<Kept> wanted, Instant now) {
        turns.values().removeIf(turn -> turn.until().isBefore(now));
        for (var kept : wanted) {
            var turn = turns.get(kept.connection());
            if (turn == null || !isOpen(turn, kept, now)) {
                turns.put(
                        kept.connection(),
                        new Turn(running.instance(), Credentials.tokens(kept.credential()), now.plus(TURN)));
            }
        }
    }

    /** A turn is over by time, or when the tokens are others. */
    private static boolean isOpen(Turn turn, Kept kept, Instant now) {
        return now.isBefore(turn.until()) && turn.tokens().equals(Credentials.tokens(kept.credential()));
    }
}
