package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.extension.Instances;
import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.prompt.Circumstances.Upstream;
import dev.sitewright.bridge.prompt.Prompt.State;
import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Restoring;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.RunningServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    private final Foresight foresight;
    private final Instances instances;
    private final Restoring restoring;
    private final Ledger ledger;
    private final FreshIds ids;
    private final Clock clock;

    Sending(
            Prompts prompts,
            PromptEnd end,
            Foresight foresight,
            Instances instances,
            Restoring restoring,
            Ledger ledger,
            FreshIds ids,
            Clock clock) {
        this.prompts = prompts;
        this.end = end;
        this.foresight = foresight;
        this.instances = instances;
        this.restoring = restoring;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is known before a prompt is sent, and whether OpenCode has it already. */
    private record Outlook(
            boolean spent,
            Upstream upstream,
            SessionChoice choice,
            Instances.Look look,
            boolean ready,
            boolean given) {}

    /** Sends a prompt whose turn it is, unless its session works and it is to wait for that. */
    Uni<Void> send(Prompt prompt, Session session, RunningServer running) {
        var errand = new Errand(prompt, session, running, ids.use(prompt.messageId()));
        return outlook(errand)
                .chain(outlook -> decide(errand, outlook))
                .onFailure(Sending::isFinal)
                .recoverWithUni(failure -> refused(prompt, session, (Refused) failure));
    }

    private Uni<Outlook> outlook(Errand errand) {
        var view = foresight.of(errand);
        var asked = view.asked();
        return Uni.combine()
                .all()
                .unis(asked.spent(), view.upstream(), asked.choice(), asked.look(), view.ready(), isGiven(errand))
                .with(Outlook::new);
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
        if (errand.prompt().manner().queued() && outlook.upstream().busy()) {
            return Uni.createFrom().voidItem();
        }
        if (outlook.spent()) {
            return end.fail(errand.prompt(), session, Diagnostic.BUDGET);
        }
        return ensure(errand, outlook)
                .chain(has -> has
                        ? instances.mayBegin(outlook.look(), errand.running())
                        : Uni.createFrom().item(false))
                .chain(has -> has
                        ? instances.send(
                                session.directory(),
                                () -> deliver(errand, outlook).replaceWith(true))
                        : Uni.createFrom().item(false)) // it is looked at again
                .replaceWithVoid();
    }

    private Uni<Void> deliver(Errand errand, Outlook outlook) {
        return (outlook.upstream().newest().isEmpty()
                        ? restoring.restore(errand.session(), errand.client()).chain(() -> isGiven(errand))
                        : Uni.createFrom().item(outlook.given()))
                .chain(given -> given ? noteSent(errand, clock.instant()) : give(errand, outlook));
    }

    /** @return whether it may go: what was connected or changed counts for it, and nobody's work is ended for that */
    private Uni<Boolean> ensure(Errand errand, Outlook outlook) {
        var session = errand.session();
        return outlook.ready()
                ? Uni.createFrom().item(true)
                : instances.ensure(outlook.look(), session.projectId(), session.directory(), errand.running());
    }

    /** What was said since the prompt was given sorts behind its first id: it gets another, which is stored before it is used. */
    private Uni<Void> give(Errand errand, Outlook outlook) {
        var prompt = errand.prompt();
        var newest = outlook.upstream().newest().orElse("");
        var overtaken = prompt.manner().queued() && newest.compareTo(prompt.messageId()) > 0;
        return (overtaken
                        ? prompts.moved(prompt, ids.nextInUse()).map(errand::of)
                        : Uni.createFrom().item(errand))
                .chain(now -> give(now, outlook.choice()));
    }

    private Uni<Void> give(Errand errand, SessionChoice choice) {
        var session = errand.session();
        var manner = errand.prompt().manner();
        var chosen = choice.modelOf(manner);
        var body = PromptBody.of(
                errand.prompt(),
                choice.agentOf(manner),
                chosen.map(Chosen::model).flatMap(Model::parse));
        var before = clock.instant(); // an error that it meets at once comes after it
        return (body.containsKey("command")
                        ? errand.client().runs().command(session.directory(), session.id(), body)
                        : errand.client().runs().prompt(session.directory(), session.id(), body))
                .chain(() -> noteSent(errand.by(chosen), before));
    }

    private Uni<Void> noteSent(Errand errand, Instant when) {
        var prompt = errand.prompt();
        var told = ledger.lines(List.of(PromptFacts.of(errand.session(), prompt, State.SENT)), clock.instant());
        return prompts.sent(prompt, errand.running().instance(), when, told)
                .chain(counts -> counts ? Uni.createFrom().voidItem() : undo(errand));
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
