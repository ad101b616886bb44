package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Hands prompts on as soon as they are stored. One before which none is open, and beside which none is being stored, is sent without a look
 * at the table: somebody waits for the first word.
 */
@ApplicationScoped
class Arrivals {
    private final PromptRunner runner;
    private final Ledger ledger;
    private final Pool pool;
    private final Map<String, Crowd> crowds = new HashMap<>(); // by session, guarded by itself

    Arrivals(PromptRunner runner, Ledger ledger, Pool pool) {
        this.runner = runner;
        this.ledger = ledger;
        this.pool = pool;
    }

    /** What is being stored of one session. */
    private static final class Crowd {
        private int size;
        private boolean met; // those that are stored beside each other do not see each other in the table
    }

    /**
     * Has prompts stored.
     *
     * @param storing ends when what it stores is committed
     */
    <T> Uni<T> of(Session session, Function<Arrival, Uni<T>> storing) {
        return Uni.createFrom().deferred(() -> {
            var arrival = new Arrival(session);
            var crowd = enter(session.id());
            return storing.apply(arrival)
                    .invoke(() -> handOn(arrival, crowd))
                    .onTermination()
                    .invoke(() -> leave(session.id(), crowd));
        });
    }

    private void handOn(Arrival arrival, Crowd crowd) {
        var next = arrival.next();
        if (next.isPresent() && isAlone(crowd)) {
            runner.begin(
                    new Turn(next.get(), true), () -> ledger.sendAfter(pool)); // so long, the machine is OpenCode's
        } else {
            ledger.sendAfter(pool);
            runner.wake(arrival.session().id());
        }
    }

    private Crowd enter(String sessionId) {
        synchronized (crowds) {
            var crowd = crowds.computeIfAbsent(sessionId, id -> new Crowd());
            crowd.size++;
            crowd.met |= crowd.size > 1;
            return crowd;
        }
    }

    private boolean isAlone(Crowd crowd) {
        synchronized (crowds) {
            return !crowd.met;
        }
    }

    private void leave(String sessionId, Crowd crowd) {
        synchronized (crowds) {
            crowd.size--;
            if (crowd.size == 0) {
                crowds.remove(sessionId);
            }
        }
    }
}
