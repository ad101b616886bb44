package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.prompt.Prompt.State;
import dev.sitewright.bridge.record.Conversation;
import dev.sitewright.bridge.record.Facts;
import dev.sitewright.bridge.record.Recorder;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Snapshot;
import dev.sitewright.bridge.record.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Ends prompts, or has them tried again. What the session's messages say is recorded and told in the same transaction: whoever hears that
 * a prompt has ended finds the answer told, though the event stream be late or lost.
 */
@ApplicationScoped
class PromptEnd {
    private static final Logger LOG = Logger.getLogger(PromptEnd.class);

    private final Prompts prompts;
    private final Recorder recorder;
    private final Pool pool;
    private final PromptConfig config;
    private final Clock clock;
    private final FreshIds ids;

    PromptEnd(Prompts prompts, Recorder recorder, Pool pool, PromptConfig config, FreshIds ids, Clock clock) {
        this.prompts = prompts;
        this.recorder = recorder;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /** Fails a prompt without looking at its messages. */
    Uni<Void> fail(Prompt prompt, Session session, Diagnostic reason) {
        return pool.withTransaction(tx -> prompts.failed(tx, prompt, reason, clock.instant())
                .chain(changed -> changed
                        ? recorder.record(
                                tx,
                                session,
                                Step.telling(List.of(
                                        new Facts(session).diagnostic(prompt.id(), reason),
                                        PromptFacts.of(session, prompt, State.FAILED))),
                                clock.instant())
                        : Uni.createFrom().voidItem()));
    }

    /**
     * Does what a verdict says.
     *
     * @param asked when the snapshot was asked for
     */
    Uni<Void> conclude(Prompt prompt, Session session, Snapshot snapshot, Instant asked, Verdict verdict) {
        var conversation = new Conversation(session);
        return pool.withTransaction(tx -> recorder.completeMessages(tx, session.id())
                .chain(complete -> recorder.openRequests(tx, session.id())
                        .map(open -> conversation.load(snapshot, complete, open)))
                .map(step -> step.and(tellings(prompt, session, conversation, verdict)))
                .chain(step -> change(tx, prompt, verdict).chain(() -> recorder.record(tx, session, step, asked)))
                .chain(() -> toldState(tx, prompt, session)));
    }

    /** @return the verdict on a prompt whose session rests for too long without an end */
    Verdict lostIn(Prompt prompt, Snapshot snapshot) {
        var place = Verdict.placeOf(prompt.messageId(), snapshot.messages());
        return place < 0
                ? new Verdict.Missing()
                : new Verdict.Interrupted(Verdict.endless(Verdict.answersAfter(place, snapshot.messages())));
    }

    /** @return an error that OpenCode told of the session since the prompt was sent */
    Uni<Optional<Diagnostic>> failureSince(Prompt prompt, Session session) {
        var sent = prompt.sentAt();
        return pool.preparedQuery(
                        "select cast(failure as text) as failure from session where id = $1 and failed_at >= $2")
                .execute(Tuple.of(
                        session.id(),
                        OffsetDateTime.ofInstant(sent == null ? prompt.acceptedAt() : sent, ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> OpenCodeJson.to(Diagnostic.class, OpenCodeJson.parse(row.getString("failure"))))
                        .findFirst());
    }

    /** Where it stands is read after the change: somebody may have stopped it meanwhile. */
    private Uni<Void> toldState(SqlClient tx, Prompt prompt, Session session) {
        return prompts.find(tx, prompt.id())
                .chain(now -> recorder.record(
                        tx,
                        session,
                        now.map(after -> Step.telling(List.of(PromptFacts.of(session, after))))
                                .orElse(Step.NOTHING),
                        clock.instant()));
    }

    private Uni<Boolean> change(SqlClient tx, Prompt prompt, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Finished done -> prompts.finished(tx, prompt, clock.instant());
            case Verdict.Failed failed -> prompts.failed(tx, prompt, failed.reason(), clock.instant());
            case Verdict.FallenBack next -> prompts.fallBack(tx, prompt, ids.next(), true);
            case Verdict.Interrupted lost when mayTryAgain(prompt) -> prompts.again(tx, prompt, ids.next(), true);
            case Verdict.Missing gone
            when mayTryAgain(prompt) -> prompts.again(tx, prompt, prompt.messageId(), prompt.resuming());
            case Verdict.Interrupted lost -> prompts.failed(tx, prompt, Diagnostic.INTERRUPTED, clock.instant());
            case Verdict.Missing gone -> prompts.failed(tx, prompt, Diagnostic.INTERRUPTED, clock.instant());
            case Verdict.Unsettled open -> Uni.createFrom().item(false);
        };
    }

    private Step tellings(Prompt prompt, Session session, Conversation conversation, Verdict verdict) {
        var facts = new Facts(session);
        return switch (verdict) {
            case Verdict.Failed failed ->
                Step.telling(List.of(
                        facts.diagnostic(failed.about() == null ? prompt.id() : failed.about(), failed.reason())));
            case Verdict.FallenBack next ->
                Step.telling(
                        List.of(facts.diagnostic(next.about() == null ? prompt.id() : next.about(), next.reason())));
            case Verdict.Interrupted lost -> {
                LOG.infof("Prompt %s was interrupted in try %d of %d", prompt.id(), prompt.tries(), config.maxTries());
                yield lost.lost().stream()
                        .map((MessageView view) -> conversation.lose(view))
                        .reduce(Step.NOTHING, Step::and)
                        .and(givenUp(prompt, facts));
            }
            case Verdict.Missing gone -> givenUp(prompt, facts);
            case Verdict.Finished done -> Step.NOTHING;
            case Verdict.Unsettled open -> Step.NOTHING;
        };
    }

    private Step givenUp(Prompt prompt, Facts facts) {
        return mayTryAgain(prompt)
                ? Step.NOTHING
                : Step.telling(List.of(facts.diagnostic(prompt.id(), Diagnostic.INTERRUPTED)));
    }

    private boolean mayTryAgain(Prompt prompt) {
        return prompt.tries() < config.maxTries();
    }
}
