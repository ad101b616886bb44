package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.extension.Instances;
import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.prompt.Choices.Choice;
import dev.sitewright.bridge.prompt.Prompt.State;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Restoring;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.bridge.usage.Budgets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives prompts to OpenCode. Somebody waits for the first word: all that has to be known before is asked for at once, and of OpenCode only
 * what cannot be known here. Safe to repeat, and to be cut off anywhere: a message's id was stored before it is used.
 */
@ApplicationScoped
class Sending {
    private static final Logger LOG = Logger.getLogger(Sending.class);

    private final Prompts prompts;
    private final PromptEnd end;
    private final Choices choices;
    private final Budgets budgets;
    private final Instances instances;
    private final Restoring restoring;
    private final Ledger ledger;
    private final Pool pool;
    private final FreshIds ids;
    private final Clock clock;

    Sending(
            Prompts prompts,
            PromptEnd end,
            Choices choices,
            Budgets budgets,
            Instances instances,
            Restoring restoring,
            Ledger ledger,
            Pool pool,
            FreshIds ids,
            Clock clock) {
        this.prompts = prompts;
        this.end = end;
        this.choices = choices;
        this.budgets = budgets;
        this.instances = instances;
        this.restoring = restoring;
        this.ledger = ledger;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** What one sending is about. */
    private record Errand(Prompt prompt, Session session, RunningServer running, boolean fresh) {
        OpenCodeClient client() {
            return running.client();
        }

        Errand of(Prompt other) {
            return new Errand(other, session, running, true);
        }
    }

    /**
     * How things stand before a prompt is sent.
     *
     * @param busy whether it has to wait because the session works
     * @param newest the id of the session's newest message; empty when it has none
     * @param lost whether OpenCode does not have the session
     * @param given whether OpenCode has the prompt's message
     */
    private record Outlook(
            boolean spent,
            boolean busy,
            String newest,
            boolean lost,
            boolean given,
            Instances.Look project,
            Choice named) {}

    /** Sends a prompt whose turn it is, unless its session works and it is to wait for that. */
    Uni<Void> send(Prompt prompt, Session session, RunningServer running) {
        var errand = new Errand(prompt, session, running, ids.use(prompt.messageId()));
        return outlook(errand)
                .chain(outlook -> decide(errand, outlook))
                .onFailure(Sending::isFinal)
                .recoverWithUni(failure -> refused(prompt, session, (Refused) failure));
    }

    private Uni<Outlook> outlook(Errand errand) {
        var prompt = errand.prompt();
        var session = errand.session();
        return Uni.combine()
                .all()
                .unis(
                        budgets.isReached(session.projectId(), session.ownerId()),
                        isBusy(errand),
                        newest(errand),
                        isGiven(errand),
                        instances.look(session.projectId(), session.ownerId()),
                        choices.named(prompt, session))
                .with((spent, busy, newest, given, project, named) ->
                        new Outlook(spent, busy, newest.orElse(""), newest.isEmpty(), given, project, named));
    }

    private static Uni<Boolean> isBusy(Errand errand) {
        return errand.prompt().manner().queued()
                ? errand.client()
                        .statuses(errand.session().directory())
                        .map(all -> all.containsKey(errand.session().id()))
                : Uni.createFrom().item(false);
    }

    /** @return the id of the session's newest message, which may be none; empty when OpenCode does not have the session */
    private static Uni<Optional<String>> newest(Errand errand) {
        return errand.client()
                .sessions()
                .latest(errand.session().directory(), errand.session().id(), 1)
                .map(messages -> messages.stream()
                        .map(MessageView::info)
                        .map(MessageInfo::id)
                        .findFirst()
                        .or(() -> Optional.of("")))
                .onFailure(failure -> failure instanceof Refused refused && refused.isNotFound())
                .recoverWithItem(Optional.empty());
    }

    /** If an earlier try reached OpenCode and we died, the message is there. */
    private static Uni<Boolean> isGiven(Errand errand) {
        return errand.fresh()
                ? Uni.createFrom().item(false)
                : errand.client()
                        .sessions()
                        .hasMessage(
                                errand.session().directory(),
                                errand.session().id(),
                                errand.prompt().messageId());
    }

    private Uni<Void> decide(Errand errand, Outlook outlook) {
        var session = errand.session();
        if (outlook.busy()) {
            return Uni.createFrom().voidItem();
        }
        if (outlook.spent()) {
            return end.fail(errand.prompt(), session, Diagnostic.BUDGET);
        }
        return instances
                .ensure(outlook.project(), session.projectId(), session.directory(), errand.running())
                .chain(() -> outlook.lost()
                        ? restoring.restore(session, errand.client()).chain(() -> isGiven(errand))
                        : Uni.createFrom().item(outlook.given()))
                .chain(given -> given ? noteSent(errand, clock.instant()) : give(errand, outlook));
    }

    /** What was said since the prompt was given sorts behind its first id: it gets another, which is stored before it is used. */
    private Uni<Void> give(Errand errand, Outlook outlook) {
        var prompt = errand.prompt();
        var overtaken = prompt.manner().queued() && outlook.newest().compareTo(prompt.messageId()) > 0;
        var choice = choices.of(outlook.named(), outlook.project());
        return (overtaken
                        ? prompts.moved(prompt, ids.nextInUse()).map(errand::of)
                        : Uni.createFrom().item(errand))
                .chain(now -> give(now, choice));
    }

    private Uni<Void> give(Errand errand, Choice choice) {
        var session = errand.session();
        var body = PromptBody.of(errand.prompt(), choice.agent(), choice.model());
        var before = clock.instant(); // an error that it meets at once comes after it
        return (body.containsKey("command")
                        ? errand.client().runs().command(session.directory(), session.id(), body)
                        : errand.client().runs().prompt(session.directory(), session.id(), body))
                .chain(() -> noteSent(errand, before));
    }

    private Uni<Void> noteSent(Errand errand, Instant when) {
        var prompt = errand.prompt();
        return pool.withTransaction(tx -> prompts.sent(
                                tx, prompt, errand.running().instance(), when)
                        .call(first -> first
                                ? tellSent(tx, prompt, errand.session())
                                : Uni.createFrom().voidItem()))
                .chain(counts -> counts ? Uni.createFrom().voidItem() : undo(errand));
    }

    private Uni<Void> tellSent(SqlClient tx, Prompt prompt, Session session) {
        return ledger.tell(tx, session.id(), List.of(PromptFacts.of(session, prompt, State.SENT)), clock.instant());
    }

    /** Somebody stopped it while it was on its way. */
    private Uni<Void> undo(Errand errand) {
        var session = errand.session();
        return prompts.find(errand.prompt().id())
                .chain(now ->
                        now.filter(after -> after.state() == State.STOPPED).isPresent()
                                ? errand.client().runs().abort(session.directory(), session.id())
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> refused(Prompt prompt, Session session, Refused failure) {
        LOG.warnf("Prompt %s: %s", prompt.id(), failure.getMessage());
        return end.fail(prompt, session, failure.isNotFound() ? Diagnostic.NO_SESSION : Diagnostic.UNKNOWN);
    }

    /** A server's own trouble (5xx) may pass. */
    private static boolean isFinal(Throwable failure) {
        return failure instanceof Refused refused && refused.status() < 500;
    }
}
