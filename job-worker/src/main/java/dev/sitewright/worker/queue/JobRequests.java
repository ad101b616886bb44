package dev.sitewright.worker.queue;

import dev.sitewright.contracts.JobRequest;
import dev.sitewright.contracts.JobRequest.CancelJobs;
import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.platform.messaging.Envelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what other services ask of the queue. The id of the message is the key of the request: its second delivery changes nothing.
 * A request that cannot be fulfilled is kept as a discarded job that says why, and never asked about again.
 */
@ApplicationScoped
class JobRequests {
    private static final Logger LOG = Logger.getLogger(JobRequests.class);
    private static final int UNKNOWN = 1; // attempts and milliseconds of a job that will never run

    private final JobRepository repository;
    private final JobCatalogue catalogue;
    private final Enqueuer enqueuer;
    private final Jobs jobs;
    private final Wakeup wakeup;
    private final Pool pool;

    JobRequests(
            JobRepository repository, JobCatalogue catalogue, Enqueuer enqueuer, Jobs jobs, Wakeup wakeup, Pool pool) {
        this.repository = repository;
        this.catalogue = catalogue;
        this.enqueuer = enqueuer;
        this.jobs = jobs;
        this.wakeup = wakeup;
        this.pool = pool;
    }

    /** Takes a request in; fails while the database is away, and is then to be called again. */
    Uni<Void> accept(Envelope envelope, JobRequest request) {
        return switch (request) {
            case EnqueueJob enqueue -> acceptEnqueue(envelope, enqueue);
            case CancelJobs cancel ->
                once(envelope, null, tx -> jobs.cancel(tx, cancel.projectId(), cancel.kinds(), cancel.reason()))
                        .invoke(wakeup::cancelled);
        };
    }

    private Uni<Void> acceptEnqueue(Envelope envelope, EnqueueJob request) {
        try {
            var job = jobOf(envelope, request);
            return once(envelope, null, tx -> enqueuer.enqueue(tx, List.of(job)).replaceWithVoid())
                    .invoke(wakeup::newWork)
                    .onFailure(failure -> !DatabaseTrouble.mayPass(failure))
                    .recoverWithUni(failure -> refuse(envelope, request, ErrorText.of(failure)));
        } catch (JobRefused refused) {
            return refuse(envelope, request, ErrorText.of(refused));
        }
    }

    private NewJob<?> jobOf(Envelope envelope, EnqueueJob request) {
        var job = catalogue
                .parse(jobs, request.kind(), request.args())
                .priority(request.priority())
                .correlate(envelope.correlationId());
        if (request.projectId() != null) {
            job.project(request.projectId());
        }
        if (request.ownerId() != null) {
            job.owner(request.ownerId());
        }
        if (request.dedupeKey() != null) {
            job.dedupeKey(request.dedupeKey());
        }
        return job;
    }

    private Uni<Void> refuse(Envelope envelope, EnqueueJob request, String reason) {
        LOG.warnf("Request %s is refused: %s", envelope.id(), reason);
        var form = new JobForm(
                request.kind(),
                request.projectId(),
                request.ownerId(),
                request.projectId(),
                Lane.of(request.priority()),
                UNKNOWN,
                UNKNOWN,
                null,
                0,
                envelope.correlationId(),
                null,
                null,
                false);
        var job = new JobRow(JobId.next().value(), catalogue.writeUnchecked(request.args()), null, form);
        return once(envelope, reason, tx -> enqueuer.refuse(tx, job, reason))
                .onFailure(failure -> !DatabaseTrouble.mayPass(failure))
                .recoverWithUni(
                        failure -> once(envelope, reason, tx -> Uni.createFrom().voidItem()));
    }

    /** A change that is made for the first delivery of a message only. */
    @FunctionalInterface
    private interface Change {
        Uni<Void> in(SqlConnection tx);
    }

    private Uni<Void> once(Envelope envelope, @Nullable String refusal, Change change) {
        return pool.withTransaction(tx -> repository
                .remember(tx, envelope.id(), refusal)
                .chain(first -> first ? change.in(tx) : Uni.createFrom().voidItem()));
    }
}
