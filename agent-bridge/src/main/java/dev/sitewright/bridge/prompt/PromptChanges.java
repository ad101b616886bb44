package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.prompt.Prompt.State;
import dev.sitewright.bridge.prompt.PromptChecks.Asked;
import dev.sitewright.bridge.prompt.Prompts.Stopped;
import dev.sitewright.bridge.record.Facts;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Telling;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Result;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What owners do with prompts. OpenCode gets them after it, by the runner. */
@ApplicationScoped
class PromptChanges {
    private final Prompts prompts;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;
    private final FreshIds ids;

    PromptChanges(Prompts prompts, Ledger ledger, Audit audit, FreshIds ids, Clock clock) {
        this.prompts = prompts;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Takes prompts, in order, by one statement of the client. */
    Uni<List<Result<ChatPrompt>>> give(
            SqlClient client, Origin origin, Arrival arrival, SessionChoice choice, List<Asked> asked) {
        var session = arrival.session();
        var given = asked.stream().map(item -> make(session, choice, item)).toList();
        var views = given.stream().map(ChatPrompt::of).toList();
        var lines = ledger.lines(
                given.stream().map(prompt -> PromptFacts.of(session, prompt)).toList(),
                clock.instant(),
                origin.requestId(),
                audit.linesOf(
                        origin,
                        views.stream()
                                .map(prompt -> new Audited("prompt.give", prompt.id(), origin.actorId(), null, prompt))
                                .toList()));
        return prompts.store(client, session.id(), given, origin.requestId(), lines)
                .invoke(stored -> arrival.stored(given, stored))
                .replaceWith(() -> views.stream().map(Result::done).toList());
    }

    private Prompt make(Session session, SessionChoice choice, Asked asked) {
        return new Prompt(
                Ids.next("pmt"),
                session.projectId(),
                session.id(),
                asked.text(),
                State.ACCEPTED,
                ids.next(),
                false,
                1,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                asked.manner().by(choice.modelOf(asked.manner()).orElse(null)));
    }

    /** @return the ids of the session's open prompts, all stopped now, in the current transaction */
    Uni<List<String>> stopAll(Session session) {
        return prompts.stopAll(session.id(), clock.instant()).chain(stopped -> tell(session, stopped));
    }

    /** @return the prompt's id, if it still waited for its turn and is taken back now, in the current transaction */
    Uni<List<String>> withdraw(Session session, String promptId) {
        return prompts.withdraw(promptId, clock.instant()).chain(stopped -> tell(session, stopped));
    }

    private Uni<List<String>> tell(Session session, List<Stopped> stopped) {
        List<Telling> tellings = stopped.stream()
                .map(one -> new Facts(session).promptState(one.id(), one.messageId(), State.STOPPED.wireName()))
                .toList();
        return ledger.tell(session.id(), tellings, clock.instant())
                .replaceWith(stopped.stream().map(Stopped::id).toList());
    }
}
