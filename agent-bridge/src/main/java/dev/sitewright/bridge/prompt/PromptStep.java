package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnosis;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.extension.Instances;
import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.opencode.OpenCodeIds;
import dev.sitewright.bridge.opencode.SessionStatus;
import dev.sitewright.bridge.prompt.Prompt.State;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Restoring;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.record.Snapshot;
import dev.sitewright.bridge.record.Snapshots;
import dev.sitewright.bridge.server.OpenCodeServer;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.bridge.usage.Budgets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** One step of one prompt: send it, or see whether the agent is done. Safe to repeat, and to be cut off anywhere. */
@ApplicationScoped
class PromptStep {
    private static final Logger LOG = Logger.getLogger(PromptStep.class);

    /** What is wrong with one model, or with who provides it. */
    private static final Set<String> OTHERS_MAY_DO_BETTER = Set.of("auth", "quota", "rate-limit", "model", "network");

    private final Prompts prompts;
    private final Sessions sessions;
    private final OpenCodeServer server;
    private final PromptEnd end;
    private final Choices choices;
    private final Budgets budgets;
    private final Instances instances;
    private final Restoring restoring;
    private final Ledger ledger;
    private final Pool pool;
    private final PromptConfig config;
    private final Clock clock;
    private final OpenCodeIds ids;

    PromptStep(
            Prompts prompts,
            Sessions sessions,
            OpenCodeServer server,
            PromptEnd end,
            Choices choices,
            Budgets budgets,
            Instances instances,
            Restoring restoring,
            Ledger ledger,
            Pool pool,
            PromptConfig config,
            Clock clock) {
        this.prompts = prompts;
        this.sessions = sessions;
        this.server = server;
        this.end = end;
        this.choices = choices;
        this.budgets = budgets;
        this.instances = instances;
        this.restoring = restoring;
        this.ledger = ledger;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
        this.ids = new OpenCodeIds(clock);
    }

    /** Fails when OpenCode or the database does not answer; the next step tries again. */
    Uni<Void> advance(Prompt prompt) {
        return sessions.find(prompt.sessionId())
                .map(found -> found.orElseThrow()) // a foreign key keeps it
                .chain(session -> advance(prompt, session));
    }

    private Uni<Void> advance(Prompt prompt, Session session) {
        var running = server.current();
        if (clock.instant().isAfter(prompt.acceptedAt().plus(config.deadline()))) {
            return running.isPresent()
                    ? stop(running.get(), session).chain(() -> end.fail(prompt, session, Diagnostic.TOO_SLOW))
                    : end.fail(prompt, session, Diagnostic.AGENT_DOWN);
        }
        return running.map(now -> prompt.state() == State.ACCEPTED
                        ? sendInTurn(prompt, session, now)
                        : look(prompt, session, now))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> sendInTurn(Prompt prompt, Session session, RunningServer running) {
        if (!prompt.manner().queued()) {
            return send(prompt, session, running);
        }
        return prompts.isNext(prompt)
                .chain(next -> next
                        ? running.client().statuses(session.directory()).map(all -> all.containsKey(session.id()))
                        : Uni.createFrom().item(true))
                .chain(busy -> busy ? Uni.createFrom().voidItem() : sendLast(prompt, session, running));
    }

    /** What was said since the prompt was given sorts behind its first id: it gets another, which is stored before it is used. */
    private Uni<Void> sendLast(Prompt prompt, Session session, RunningServer running) {
        return running.client()
                .hasMessage(session.directory(), session.id(), prompt.messageId())
                .chain(there -> there ? Uni.createFrom().item(prompt) : prompts.moved(prompt, ids.nextMessage()))
                .chain(moved -> send(moved, session, running));
    }

    private Uni<Void> give(Prompt prompt, Session session, OpenCodeClient client) {
        return choices.of(prompt, session).chain(choice -> {
            var body = PromptBody.of(prompt, choice.agent(), choice.model());
            return body.containsKey("command")
                    ? client.command(session.directory(), session.id(), body)
                    : client.prompt(session.directory(), session.id(), body);
        });
    }

    private Uni<Void> tellSent(SqlClient tx, Prompt prompt, Session session) {
        return ledger.tell(tx, session.id(), List.of(PromptFacts.of(session, prompt, State.SENT)), clock.instant());
    }

    /** Somebody stopped it while it was on its way. */
    private Uni<Void> undo(Prompt prompt, Session session, RunningServer running) {
        return prompts.find(prompt.id())
                .chain(now ->
                        now.filter(after -> after.state() == State.STOPPED).isPresent()
                                ? stop(running, session)
                                : Uni.createFrom().voidItem());
    }

    /** The id was stored before: if an earlier try reached OpenCode and we died, the message is there. */
    private Uni<Void> send(Prompt prompt, Session session, RunningServer running) {
        return budgets.isReached(session.projectId(), session.ownerId())
                .chain(reached ->
                        reached ? end.fail(prompt, session, Diagnostic.BUDGET) : sendNow(prompt, session, running));
    }

    private Uni<Void> sendNow(Prompt prompt, Session session, RunningServer running) {
        var client = running.client();
        return instances
                .ensure(session.projectId(), session.ownerId(), session.directory(), client)
                .chain(() -> restoring.ensure(session, client))
                .chain(() -> client.hasMessage(session.directory(), session.id(), prompt.messageId()))
                .chain(there -> there ? Uni.createFrom().voidItem() : give(prompt, session, client))
                .chain(() -> pool.withTransaction(tx -> prompts.sent(tx, prompt, running.instance(), clock.instant())
                        .call(first -> first
                                ? tellSent(tx, prompt, session)
                                : Uni.createFrom().voidItem())))
                .chain(counts -> counts ? Uni.createFrom().voidItem() : undo(prompt, session, running))
                .onFailure(PromptStep::isFinal)
                .recoverWithUni(failure -> refused(prompt, session, (Refused) failure));
    }

    private Uni<Void> refused(Prompt prompt, Session session, Refused failure) {
        LOG.warnf("Prompt %s: %s", prompt.id(), failure.getMessage());
        return end.fail(prompt, session, failure.isNotFound() ? Diagnostic.NO_SESSION : Diagnostic.UNKNOWN);
    }

    private Uni<Void> look(Prompt prompt, Session session, RunningServer running) {
        return running.client().statuses(session.directory()).chain(statuses -> {
            var status = statuses.getOrDefault(session.id(), SessionStatus.IDLE);
            return status.isIdle() ? judge(prompt, session, running) : working(prompt, session, running, status);
        });
    }

    private Uni<Void> working(Prompt prompt, Session session, RunningServer running, SessionStatus status) {
        if (status.isRetry() && status.attempt() > config.maxProviderRetries() && prompt.diagnostic() == null) {
            return prompts.doom(prompt, Diagnosis.ofRetry(status.message())).chain(() -> stop(running, session));
        }
        return prompt.quietAt() == null ? Uni.createFrom().voidItem() : prompts.quiet(prompt, null);
    }

    private Uni<Void> judge(Prompt prompt, Session session, RunningServer running) {
        var asked = clock.instant();
        return Snapshots.of(running.client(), session)
                .chain(snapshot -> end.failureSince(prompt, session)
                        .map(failure -> Verdict.of(
                                prompt,
                                snapshot.messages(),
                                running.instance().equals(prompt.instance()),
                                failure.orElse(null)))
                        .chain(verdict -> conclude(prompt, session, snapshot, asked, verdict)));
    }

    private Uni<Void> conclude(Prompt prompt, Session session, Snapshot snapshot, Instant asked, Verdict verdict) {
        if (!snapshot.status().isIdle()) { // it went on while we looked
            return Uni.createFrom().voidItem();
        }
        if (verdict instanceof Verdict.Failed failed
                && OTHERS_MAY_DO_BETTER.contains(failed.reason().category())
                && !failed.reason().equals(Diagnostic.BUDGET)) {
            return choices.mayFallBack(prompt)
                    .map(may -> may ? new Verdict.FallenBack(failed.reason(), failed.about()) : verdict)
                    .chain(decided -> end.conclude(prompt, session, snapshot, asked, decided));
        }
        if (!(verdict instanceof Verdict.Unsettled unsettled)) {
            return end.conclude(prompt, session, snapshot, asked, verdict);
        }
        var since = prompt.quietAt();
        if (since == null) {
            return prompts.quiet(prompt, asked);
        }
        var patience = unsettled.begun() ? config.grace() : config.startGrace();
        return since.plus(patience).isAfter(asked)
                ? Uni.createFrom().voidItem()
                : end.conclude(prompt, session, snapshot, asked, end.lostIn(prompt, snapshot));
    }

    private static Uni<Void> stop(RunningServer running, Session session) {
        return running.client().abort(session.directory(), session.id());
    }

    /** A server's own trouble (5xx) may pass. */
    private static boolean isFinal(Throwable failure) {
        return failure instanceof Refused refused && refused.status() < 500;
    }
}
