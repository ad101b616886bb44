package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.prompt.PromptException.Differs;
import dev.sitewright.bridge.prompt.PromptException.NoSession;
import dev.sitewright.bridge.prompt.PromptException.NotFound;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.platform.messaging.Correlation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes prompts in. */
@ApplicationScoped
class PromptService {
    private final Prompts prompts;
    private final Sessions sessions;
    private final Arrivals arrivals;
    private final Foresight foresight;
    private final Ledger ledger;
    private final Pool pool;
    private final Clock clock;
    private final FreshIds ids;

    PromptService(
            Prompts prompts,
            Sessions sessions,
            Arrivals arrivals,
            Foresight foresight,
            Ledger ledger,
            Pool pool,
            FreshIds ids,
            Clock clock) {
        this.ledger = ledger;
        this.pool = pool;
        this.prompts = prompts;
        this.sessions = sessions;
        this.arrivals = arrivals;
        this.foresight = foresight;
        this.clock = clock;
        this.ids = ids;
    }

    /** @return the prompt, stored once however often it is given; fails with {@link PromptException} */
    Uni<Prompt> give(String id, SendPrompt request) {
        var cause = Correlation.current(); // here: later steps may run elsewhere
        return sessions.find(request.sessionId())
                .map(found -> found.filter(session -> session.projectId().equals(request.projectId()))
                        .orElseThrow(() -> new NoSession(request.sessionId())))
                .chain(session -> arrivals.of(session, arrival -> store(id, request, arrival, cause)))
                .invoke(stored -> refuseOther(stored, request));
    }

    private Uni<Prompt> store(String id, SendPrompt request, Arrival arrival, @Nullable String cause) {
        return foresight
                .look(arrival.session())
                .choice()
                .map(choice -> Prompt.accepted(
                        id,
                        request,
                        ids.next(),
                        clock.instant(),
                        choice.modelOf(Manner.USUAL).orElse(null)))
                .chain(prompt -> store(prompt, arrival, cause));
    }

    private Uni<Prompt> store(Prompt prompt, Arrival arrival, @Nullable String cause) {
        var session = arrival.session();
        var told = ledger.lines(List.of(PromptFacts.of(session, prompt)), clock.instant(), cause, List.of());
        return prompts.store(pool, session.id(), List.of(prompt), cause, told)
                .invoke(stored -> arrival.stored(List.of(prompt), stored))
                .chain(stored -> stored.added() ? Uni.createFrom().item(prompt) : require(prompt.id()));
    }

    /** @return the prompt; fails with {@link NotFound} */
    Uni<Prompt> require(String id) {
        return prompts.find(id).map(found -> found.orElseThrow(() -> new NotFound(id)));
    }

    private static void refuseOther(Prompt stored, SendPrompt request) {
        if (!stored.text().equals(request.text()) || !stored.sessionId().equals(request.sessionId())) {
            throw new Differs(stored.id());
        }
    }
}
