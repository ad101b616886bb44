package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnosis;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.extension.ModelTrouble;
import dev.sitewright.bridge.extension.TokenLosses;
import dev.sitewright.bridge.opencode.SessionStatus;
import dev.sitewright.bridge.prompt.Prompt.State;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.record.Snapshot;
import dev.sitewright.bridge.record.Snapshots;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.RunningServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One step of one prompt: send it, or see whether the agent is done. Safe to repeat, and to be cut off anywhere. */
@ApplicationScoped
class PromptStep {
    /** What is wrong with one model, or with who provides it. */
    private static final Set<String> OTHERS_MAY_DO_BETTER = Set.of("auth", "quota", "rate-limit", "model", "network");

    /** As what the end of a sign-in shows. */
    private static final Set<Diagnostic> MAY_BE_TOKENS = Set.of(Diagnostic.AUTH, Diagnostic.UNKNOWN);

    private final Prompts prompts;
    private final Sessions sessions;
    private final OpenCodeServers servers;
    private final Sending sending;
    private final Foresight foresight;
    private final PromptEnd end;
    private final Choices choices;
    private final ModelTrouble trouble;
    private final Silence silence;
    private final TokenLosses losses;
    private final PromptConfig config;
    private final Clock clock;

    PromptStep(
            Prompts prompts,
            Sessions sessions,
            OpenCodeServers servers,
            Sending sending,
            Foresight foresight,
            PromptEnd end,
            Choices choices,
            ModelTrouble trouble,
            Silence silence,
            TokenLosses losses,
            PromptConfig config,
            Clock clock) {
        this.prompts = prompts;
        this.sessions = sessions;
        this.servers = servers;
        this.sending = sending;
        this.foresight = foresight;
        this.end = end;
        this.choices = choices;
        this.trouble = trouble;
        this.silence = silence;
        this.losses = losses;
        this.config = config;
        this.clock = clock;
    }

    /** Fails when OpenCode or the database does not answer; the next step tries again. */
    Uni<Void> advance(Turn turn) {
        return sessions.find(turn.prompt().sessionId())
                .map(found -> found.orElseThrow()) // a foreign key keeps it
                .chain(session -> advance(turn, session));
    }

    private Uni<Void> advance(Turn turn, Session session) {
        var prompt = turn.prompt();
        var running = servers.of(session.projectId());
        if (clock.instant().isAfter(prompt.acceptedAt().plus(config.deadline()))) {
            return running.isPresent()
                    ? stop(running.get(), session).chain(() -> end.fail(prompt, session, Diagnostic.TOO_SLOW))
                    : end.fail(prompt, session, Diagnostic.AGENT_DOWN);
        }
        if (running.isEmpty() || (prompt.state() == State.ACCEPTED && turn.isToWait())) {
            foresight.forget(session.id());
            return Uni.createFrom().voidItem();
        }
        return prompt.state() == State.ACCEPTED
                ? sending.send(prompt, session, running.get())
                : look(prompt, session, running.get());
    }

    private Uni<Void> look(Prompt prompt, Session session, RunningServer running) {
        return running.client().statuses(session.directory()).chain(statuses -> {
            var status = statuses.getOrDefault(session.id(), SessionStatus.IDLE);
            return status.isIdle() ? judge(prompt, session, running) : working(prompt, session, running, status);
        });
    }

    private Uni<Void> working(Prompt prompt, Session session, RunningServer running, SessionStatus status) {
        if (status.isRetry() && status.attempt() > config.maxProviderRetries() && prompt.diagnostic() == null) {
            return named(prompt, session, Diagnosis.ofRetry(status.message()))
                    .chain(reason -> giveUp(prompt, session, running, reason));
        }
        return silence.of(prompt, session)
                .chain(reason -> reason.map(absent -> giveUp(prompt, session, running, absent))
                        .orElseGet(() ->
                                prompt.quietAt() == null ? Uni.createFrom().voidItem() : prompts.quiet(prompt, null)));
    }

    private Uni<Void> giveUp(Prompt prompt, Session session, RunningServer running, Diagnostic reason) {
        return prompts.doom(prompt, reason).chain(() -> stop(running, session));
    }

    private Uni<Diagnostic> named(Prompt prompt, Session session, Diagnostic reason) {
        return trouble.named(
                session.projectId(), session.ownerId(), prompt.manner().usedModel(), reason);
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
                        .chain(verdict -> snapshot.status().isIdle()
                                ? weigh(prompt, session, running, verdict)
                                        .chain(weighed -> conclude(prompt, session, snapshot, asked, weighed))
                                : Uni.createFrom().voidItem())); // it went on while we looked
    }

    /** What a provider refused works with the tokens that another server of the same person has got meanwhile. */
    private Uni<Verdict> weigh(Prompt prompt, Session session, RunningServer running, Verdict verdict) {
        var model = prompt.manner().usedModel();
        var sent = prompt.sentAt();
        if (model == null
                || sent == null
                || prompt.tries() >= config.maxTries()
                || !(verdict instanceof Verdict.Failed failed && MAY_BE_TOKENS.contains(failed.reason()))) {
            return Uni.createFrom().item(verdict);
        }
        return losses.of(running, session.projectId(), session.ownerId(), model, sent)
                .map(prospect -> switch (prospect) {
                    case AGAIN -> new Verdict.Interrupted(List.of());
                    case WAIT -> isOver(prompt, config.grace()) ? verdict : new Verdict.Unsettled(true);
                    case NONE -> verdict;
                });
    }

    private boolean isOver(Prompt prompt, Duration patience) {
        var since = prompt.quietAt();
        return since != null && !since.plus(patience).isAfter(clock.instant());
    }

    private Uni<Void> conclude(Prompt prompt, Session session, Snapshot snapshot, Instant asked, Verdict verdict) {
        if (verdict instanceof Verdict.Failed failed
                && OTHERS_MAY_DO_BETTER.contains(failed.reason().category())
                && !failed.reason().equals(Diagnostic.BUDGET)) {
            return Uni.combine()
                    .all()
                    .unis(choices.mayFallBack(prompt), named(prompt, session, failed.reason()))
                    .<Verdict>with((may, reason) -> may
                            ? new Verdict.FallenBack(reason, failed.about())
                            : new Verdict.Failed(reason, failed.about()))
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
        return running.client().runs().abort(session.directory(), session.id());
    }
}
