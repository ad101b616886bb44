package dev.sitewright.worker.queue;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobCancelled;
import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.JobFact.JobRetrying;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Records how an attempt ended: the job's next state, the facts, the handler's own rows and the jobs that follow, in one transaction.
 * While the database is away it waits: the work is done, and only the lease may take it away.
 */
@ApplicationScoped
class Ending {
    private static final Logger LOG = Logger.getLogger(Ending.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final JobRepository repository;
    private final Enqueuer enqueuer;
    private final FactLog facts;
    private final Finishes finishes;
    private final JobCatalogue catalogue;
    private final Wakeup wakeup;
    private final Places places;
    private final Pool pool;
    private final Backoff backoff;
    private volatile boolean givenUp;

    Ending(
            JobRepository repository,
            Enqueuer enqueuer,
            FactLog facts,
            Finishes finishes,
            JobCatalogue catalogue,
            Wakeup wakeup,
            Places places,
            Pool pool,
            QueueConfig config) {
        this.places = places;
        this.finishes = finishes;
        this.catalogue = catalogue;
        this.repository = repository;
        this.enqueuer = enqueuer;
        this.facts = facts;
        this.wakeup = wakeup;
        this.pool = pool;
        this.backoff = new Backoff(config.retryBase(), config.retryCap(), RandomGenerator.getDefault());
    }

    /** From now on nothing is tried again: the service stops, and what is not recorded will be run again. */
    void giveUp() {
        givenUp = true;
    }

    /** @return whether the end brings nothing along, and the worker will record it in its next step, together with others */
    boolean goesWithOthers(Outcome outcome) {
        return outcome instanceof Outcome.Done done && done.isPlain() && finishes.isOpen();
    }

    /** @param told is called with null when it is recorded; with {@link LeaseLost} when the job had gone to another, and nothing is */
    void record(Claim claim, Outcome outcome, Consumer<@Nullable Throwable> told) {
        if (!(outcome instanceof Outcome.Done done) || !goesWithOthers(outcome) || !recordTogether(claim, done, told)) {
            recordAlone(claim, outcome, told);
        }
    }

    /** @return when it is recorded; fails with {@link LeaseLost} when the job had gone to another, and nothing is recorded */
    Uni<Void> record(Claim claim, Outcome outcome) {
        return Uni.createFrom()
                .emitter(emitter -> record(claim, outcome, failure -> {
                    if (failure == null) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(failure);
                    }
                }));
    }

    private boolean recordTogether(Claim claim, Outcome.Done done, Consumer<@Nullable Throwable> told) {
        String result;
        try {
            result = catalogue.writeResult(done.result());
        } catch (JobRefused unwritable) {
            return false;
        }
        finishes.add(new Finish(claim, result, failure -> {
            if (failure == null || failure instanceof LeaseLost) {
                told.accept(failure);
            } else {
                recordAlone(claim, done, told);
            }
        }));
        return true;
    }

    private void recordAlone(Claim claim, Outcome outcome, Consumer<@Nullable Throwable> told) {
        Uni.createFrom()
                .deferred(() -> commit(claim, outcome))
                .onFailure(failure -> !givenUp && !(failure instanceof LeaseLost))
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "The end of %s (%s) cannot be recorded", claim.id(), claim.kind());
                    return commit(claim, new Failed("Its end could not be recorded: " + ErrorText.of(failure)));
                })
                .subscribe()
                .with(recorded -> told.accept(null), told);
    }

    private Uni<Void> commit(Claim claim, Outcome outcome) {
        return pool.withTransaction(tx -> settleLimit(tx, claim).chain(() -> write(tx, claim, outcome)))
                .onFailure(failure -> !givenUp && DatabaseTrouble.mayPass(failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(Runnable::run)
                .replaceWithVoid();
    }

    /** Before a place under a limit is free for all, the database has to know who took over places here. */
    private Uni<Void> settleLimit(SqlConnection tx, Claim claim) {
        return claim.limit() == null
                ? Uni.createFrom().voidItem()
                : repository.begun(tx, claim.session(), places.unsaid(List.of()));
    }

    /** @return what is to be done after the commit: to say that there is, or will be, new work */
    private Uni<Runnable> write(SqlConnection tx, Claim claim, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> complete(tx, claim, done);
            case Outcome.Snooze snooze -> snooze(tx, claim, snooze.delay());
            case Outcome.Cancel cancel -> cancel(tx, claim, cancel.reason());
            case Outcome.Discard discard -> discard(tx, claim, discard);
            case Failed failed -> fail(tx, claim, failed.error());
        };
    }

    private Uni<Runnable> complete(SqlConnection tx, Claim claim, Outcome.Done done) {
        return repository
                .finish(tx, claim, JobState.COMPLETED, null, catalogue.writeResult(done.result()))
                .chain(() -> writeAll(tx, done.writes()))
                .chain(() -> facts.tell(tx, claim.correlationId(), withCompleted(claim, done.facts())))
                .chain(() -> enqueuer.enqueue(
                        tx, done.next().stream().map(next -> next.after(claim)).toList()))
                .map(next -> next.isEmpty() ? Ending::nothing : wakeup::newWork);
    }

    private static List<Fact> withCompleted(Claim claim, List<Fact> facts) {
        var completed = new JobCompleted(claim.id().toString(), claim.kind(), claim.projectId(), claim.attempt());
        return claim.isQuiet()
                ? facts
                : Stream.concat(facts.stream(), Stream.of(completed)).toList();
    }

    private static void nothing() {}

    private static Uni<Void> writeAll(SqlConnection tx, List<Outcome.Write> writes) {
        return Multi.createFrom()
                .iterable(writes)
                .onItem()
                .transformToUniAndConcatenate(write -> write.in(tx))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Runnable> cancel(SqlConnection tx, Claim claim, String reason) {
        var text = ErrorText.of(reason);
        return repository
                .finish(tx, claim, JobState.CANCELLED, text, null)
                .chain(() -> tell(
                        tx,
                        claim,
                        List.of(),
                        new JobCancelled(claim.id().toString(), claim.kind(), claim.projectId(), text)))
                .map(told -> Ending::nothing);
    }

    private Uni<Runnable> discard(SqlConnection tx, Claim claim, Outcome.Discard discard) {
        var text = ErrorText.of(discard.error());
        return repository
                .finish(tx, claim, JobState.DISCARDED, text, null)
                .chain(() -> tell(
                        tx,
                        claim,
                        discard.facts(),
                        new JobDiscarded(
                                claim.id().toString(), claim.kind(), claim.projectId(), claim.attempt(), text)))
                .map(told -> Ending::nothing);
    }

    /** A failure on the way out of a cancelled job is not worth a dead letter. */
    private Uni<Runnable> discardUnlessCancelled(SqlConnection tx, Claim claim, String error) {
        return repository
                .cancelReason(tx, claim)
                .chain(reason -> reason.isPresent()
                        ? cancel(tx, claim, reason.get())
                        : discard(tx, claim, Outcome.discard(error)));
    }

    private Uni<Runnable> fail(SqlConnection tx, Claim claim, String error) {
        return claim.isLast() ? discardUnlessCancelled(tx, claim, error) : retry(tx, claim, error);
    }

    private Uni<Runnable> snooze(SqlConnection tx, Claim claim, Duration delay) {
        if (claim.isOverdue()) {
            return discard(tx, claim, Outcome.discard("Given up: it was still waiting when its time was over."));
        }
        return repository
                .postpone(tx, claim, JobState.SCHEDULED, delay)
                .chain(runAt -> runAt.isPresent() ? dueIn(delay) : cancelOrLose(tx, claim));
    }

    private Uni<Runnable> retry(SqlConnection tx, Claim claim, String error) {
        var delay = backoff.after(claim.attempt());
        return repository
                .postpone(tx, claim, JobState.RETRYABLE, delay)
                .chain(runAt -> runAt.isPresent()
                        ? tell(tx, claim, List.of(), retrying(claim, error, runAt.get()))
                                .chain(() -> dueIn(delay))
                        : cancelOrLose(tx, claim));
    }

    private Uni<Runnable> dueIn(Duration delay) {
        return Uni.createFrom().item(() -> () -> wakeup.workIn(delay));
    }

    private static Fact retrying(Claim claim, String error, Instant retryAt) {
        return new JobRetrying(
                claim.id().toString(), claim.kind(), claim.projectId(), claim.attempt(), ErrorText.of(error), retryAt);
    }

    /** A job that was not put off is to end, because somebody asked for that, or is not ours any more. */
    private Uni<Runnable> cancelOrLose(SqlConnection tx, Claim claim) {
        return repository
                .cancelReason(tx, claim)
                .chain(reason -> reason.isPresent()
                        ? cancel(tx, claim, reason.get())
                        : Uni.createFrom().failure(new LeaseLost(claim.id())));
    }

    private Uni<Void> tell(SqlConnection tx, Claim claim, List<Fact> first, Fact last) {
        return facts.tell(
                tx,
                claim.correlationId(),
                Stream.concat(first.stream(), Stream.of(last)).toList());
    }
}
