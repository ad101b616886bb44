package dev.sitewright.worker.agent;

import com.fasterxml.jackson.core.JacksonException;
import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.Outcome;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** What to make of a call to agent-bridge: it may be away, and then the job waits. */
final class BridgeCalls {
    private static final Duration LIMIT =
            Duration.ofSeconds(20); // above the client's own, which covers a silent socket
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final int LOG_EVERY = 60;
    private static final Set<Integer> AWAY_STATUS = Set.of(408, 425, 429, 500, 502, 503, 504);

    private BridgeCalls() {}

    /** @return the outcome of an answered call; a snooze while the bridge is away, until the job's deadline */
    static <T> Uni<Outcome> orWait(Attempt attempt, Uni<T> call, Function<T, Outcome> outcome) {
        return call.ifNoItem()
                .after(LIMIT)
                .fail()
                .map(outcome)
                .onFailure(BridgeCalls::isAway)
                .recoverWithItem(failure -> whileAway(attempt, failure));
    }

    private static Outcome whileAway(Attempt attempt, Throwable failure) {
        if (attempt.snoozes() % LOG_EVERY == 0) {
            attempt.log("agent-bridge does not answer: " + failure.getMessage());
        }
        return attempt.isOverdue()
                ? Outcome.discard("The agent could not be reached for an hour.")
                : Outcome.snooze(AWAY);
    }

    private static boolean isAway(Throwable failure) {
        return switch (failure) {
            case WebApplicationException answer ->
                AWAY_STATUS.contains(answer.getResponse().getStatus());
            case ProcessingException unreachable -> !(unreachable.getCause() instanceof JacksonException);
            case TimeoutException late -> true;
            case IOException broken -> true;
            default -> false;
        };
    }

    /** @return whether the bridge says that it does not know what it was asked for */
    static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404;
    }
}
