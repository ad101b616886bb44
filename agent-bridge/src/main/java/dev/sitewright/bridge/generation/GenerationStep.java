package dev.sitewright.bridge.generation;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.extension.Instances;
import dev.sitewright.bridge.generation.Candidates.Candidate;
import dev.sitewright.bridge.generation.Dialogues.Heard;
import dev.sitewright.bridge.generation.Run.Dialogue;
import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.opencode.OpenCodeIds;
import dev.sitewright.bridge.record.Spending;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.bridge.usage.Budgets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of one run. Safe to repeat, and to be cut off anywhere: what a step is about is stored before it is done. */
@ApplicationScoped
class GenerationStep {
    /** What is wrong with one model, or with who provides it. */
    private static final Set<String> OTHERS_MAY_DO_BETTER = Set.of("auth", "quota", "rate-limit", "model", "network");

    private final Pipelines pipelines;
    private final Runs runs;
    private final Items items;
    private final Judging judging;
    private final Dialogues dialogues;
    private final OpenCodeServers servers;
    private final Candidates candidates;
    private final Instances instances;
    private final Budgets budgets;
    private final Pool pool;
    private final GenerationConfig config;
    private final Clock clock;
    private final OpenCodeIds ids;

    GenerationStep(
            Pipelines pipelines,
            Runs runs,
            Items items,
            Judging judging,
            Dialogues dialogues,
            OpenCodeServers servers,
            Candidates candidates,
            Instances instances,
            Budgets budgets,
            Pool pool,
            GenerationConfig config,
            Clock clock) {
        this.pipelines = pipelines;
        this.runs = runs;
        this.items = items;
        this.judging = judging;
        this.dialogues = dialogues;
        this.servers = servers;
        this.candidates = candidates;
        this.instances = instances;
        this.budgets = budgets;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
        this.ids = new OpenCodeIds(clock);
    }

    /** Fails when OpenCode or the database does not answer; the next step tries again. */
    Uni<Void> advance(Run run) {
        var pipeline = pipelines.find(run.kind());
        if (pipeline.isEmpty()) { // of a version that knew more kinds
            return end(run, Diagnostic.UNKNOWN);
        }
        return items.of(List.of(run.id()))
                .chain(all -> all.isEmpty() || all.getLast().number() < run.tries()
                        ? converse(run, pipeline.get())
                        : conclude(run, pipeline.get(), all.getLast()));
    }

    private Uni<Void> converse(Run run, Pipeline<?, ?> pipeline) {
        if (clock.instant().isAfter(run.createdAt().plus(config.deadline()))) {
            return end(run, servers.of(run.projectId()).isPresent() ? Diagnostic.TOO_SLOW : Diagnostic.AGENT_DOWN);
        }
        var dialogue = run.dialogue();
        return dialogue == null ? begin(run, pipeline) : listen(run, pipeline, dialogue);
    }

    private Uni<Void> begin(Run run, Pipeline<?, ?> pipeline) {
        return pipeline.known(run)
                .chain(known -> known.map(id ->
                                runs.done(pool, run, id, true, clock.instant()).replaceWithVoid())
                        .orElseGet(() -> ask(run, pipeline.question(run).text())));
    }

    /** Asks in the run's session, a new one at first, unless a cap is reached. */
    private Uni<Void> ask(Run run, String text) {
        return budgets.isReached(run.projectId(), run.ownerId())
                .chain(reached -> reached ? end(run, Diagnostic.BUDGET) : askNow(run, text));
    }

    /** Without a server or a model it waits until one is there, or the time is over. */
    private Uni<Void> askNow(Run run, String text) {
        return servers.of(run.projectId())
                .map(running -> candidates
                        .of(run)
                        .chain(found -> found.map(candidate -> candidates
                                        .absence(run, candidate)
                                        .chain(absent -> absent.map(reason -> giveUp(run, reason))
                                                .orElseGet(() -> askBy(candidate, run, text, running))))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> askBy(Candidate candidate, Run run, String text, RunningServer running) {
        var directory = candidate.connected() ? dialogues.directoryOf(run.projectId()) : null;
        return (directory == null
                        ? Uni.createFrom().item(true)
                        : instances.ensureAside(candidate.plan(), directory, running))
                .chain(ready -> ready
                        ? sessionOf(run, directory, running)
                                .chain(id -> runs.ask(
                                        pool,
                                        run,
                                        new Dialogue(id, ids.nextMessage(), text, candidate.model(), directory, null)))
                        : Uni.createFrom().voidItem());
    }

    private Uni<String> sessionOf(Run run, @Nullable String directory, RunningServer running) {
        var before = run.dialogue();
        return before == null || !Objects.equals(before.directory(), directory)
                ? dialogues.open(running.client(), directory, run.kind() + " " + run.id())
                : Uni.createFrom().item(before.sessionId());
    }

    private Uni<Void> listen(Run run, Pipeline<?, ?> pipeline, Dialogue dialogue) {
        return servers.of(run.projectId())
                .map(running -> dialogues
                        .hear(running, dialogue)
                        .onFailure(GenerationStep::isGone)
                        .recoverWithItem(new Heard.Lost())
                        .chain(heard -> react(run, pipeline, dialogue, running, heard)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> react(Run run, Pipeline<?, ?> pipeline, Dialogue dialogue, RunningServer running, Heard heard) {
        return switch (heard) {
            case Heard.Silence silence -> Uni.createFrom().voidItem();
            case Heard.NotAsked notAsked ->
                dialogues
                        .ask(running.client(), dialogue, pipeline.question(run).instructions(), pipeline.schema())
                        .chain(() -> runs.asked(run, running.instance()));
            case Heard.Asked asked -> runs.asked(run, running.instance());
            case Heard.Lost lost -> anew(run, dialogue);
            case Heard.Answer answer -> take(run, answer);
            case Heard.Failure failure ->
                pay(run, failure.calls())
                        .chain(() -> candidates.named(run, dialogue.model(), failure.reason()))
                        .chain(reason -> giveUp(run, reason));
        };
    }

    /** In a session of its own: the old one is gone, or holds half an answer. */
    private Uni<Void> anew(Run run, Dialogue dialogue) {
        return run.tries() >= config.maxTries() ? end(run, Diagnostic.AGENT_DOWN) : ask(run.silent(), dialogue.text());
    }

    private Uni<Void> take(Run run, Heard.Answer answer) {
        return answer.item().isMissingNode() || answer.item().isNull()
                ? pay(run, answer.calls()).chain(() -> repair(run, List.of(Judging.NO_CALL)))
                : pool.withTransaction(tx -> Spending.note(
                                tx, run.id(), run.projectId(), run.ownerId(), answer.calls(), clock.instant())
                        .chain(() ->
                                runs.answered(tx, run, answer.calls().getLast().model()))
                        .chain(() -> items.propose(tx, run, answer.item(), clock.instant())));
    }

    private Uni<Void> pay(Run run, List<MessageInfo> calls) {
        return Spending.note(pool, run.id(), run.projectId(), run.ownerId(), calls, clock.instant());
    }

    private Uni<Void> conclude(Run run, Pipeline<?, ?> pipeline, Item item) {
        return switch (item.state()) {
            case PROPOSED -> judging.judge(run, pipeline, item);
            case ACCEPTED -> judging.settle(run, pipeline, item).chain(() -> hangUp(run));
            case REJECTED -> repair(run, item.violations());
            case STORED -> Uni.createFrom().voidItem(); // its run has ended in the same transaction
        };
    }

    private Uni<Void> repair(Run run, List<Violation> violations) {
        return run.tries() >= config.maxTries()
                ? end(run, Diagnostic.UNFIT_ANSWER)
                : ask(run, Judging.complaint(violations));
    }

    /** The next model may do better. */
    private Uni<Void> giveUp(Run run, Diagnostic reason) {
        return OTHERS_MAY_DO_BETTER.contains(reason.category())
                ? candidates
                        .hasNext(run)
                        .chain(next -> next ? runs.fallBack(run).chain(() -> hangUp(run)) : end(run, reason))
                : end(run, reason);
    }

    private Uni<Void> end(Run run, Diagnostic reason) {
        return runs.failed(pool, run, reason, clock.instant()).chain(() -> hangUp(run));
    }

    /** A session that stays harms nobody. */
    private Uni<Void> hangUp(Run run) {
        var dialogue = run.dialogue();
        var running = servers.of(run.projectId());
        return dialogue == null || running.isEmpty()
                ? Uni.createFrom().voidItem()
                : dialogues.close(running.get().client(), dialogue).onFailure().recoverWithNull();
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof Refused refused && refused.isNotFound();
    }
}
