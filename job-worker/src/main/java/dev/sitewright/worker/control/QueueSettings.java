package dev.sitewright.worker.control;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.many.Versioned;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** How the queue works, as administrators set it. Every claim reads it, so that what is committed here holds for all workers at once. */
@ApplicationScoped
class QueueSettings {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.NOT_FOUND);

    private final Audit audit;
    private final Clock clock;

    QueueSettings(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @WithSession
    Uni<QueueView> queue() {
        return Panache.getSession()
                .chain(session -> session.find(QueueSetting.class, QueueSetting.ONLY))
                .map(QueueSetting::view);
    }

    @WithSession
    Uni<List<QueuePause.View>> pauses() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("from QueuePause order by id", QueuePause.class)
                        .getResultList())
                .map(found -> found.stream().map(QueuePause::view).toList());
    }

    @WithSession
    Uni<List<QueueLimit.View>> limits() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("from QueueLimit order by id", QueueLimit.class)
                        .getResultList())
                .map(found -> found.stream().map(QueueLimit::view).toList());
    }

    /** Pauses or resumes everything, or changes the number of jobs at once. */
    Uni<List<Result<QueueView>>> patch(Origin origin, List<Patching<QueuePatch>> asked) {
        return locked(QueueSetting.class, QueueSetting.ONLY)
                .map(setting -> {
                    var before = setting.view();
                    return Targeted.each(asked, List.of(before), NOT_FOUND, (item, view) -> {
                        setting.apply(item.patch());
                        return Result.done(before);
                    });
                })
                .chain(results -> flushed()
                        .chain(() -> queue())
                        .map(after -> results.stream()
                                .map(result -> result.map(before -> new Changed<>(before, after)))
                                .toList()))
                .call(changed -> tell(origin, "queue.update", changed))
                .map(QueueSettings::after);
    }

    /** A resource before and after. */
    private record Changed<V extends Record & Versioned>(
            @Nullable V before, V after) {}

    /** Pauses kinds and projects; what is paused already stays so. */
    Uni<List<Result<QueuePause.View>>> pause(Origin origin, List<QueuePause.Asked> asked) {
        return each(
                        asked,
                        item -> Panache.getSession()
                                .chain(session -> session.find(QueuePause.class, item.id())
                                        .onItem()
                                        .ifNull()
                                        .switchTo(() -> persisted(
                                                session,
                                                new QueuePause(
                                                        item,
                                                        origin.actorId(),
                                                        clock.instant().truncatedTo(ChronoUnit.MICROS)))))
                                .map(QueuePause::view)
                                .map(view -> Result.done(new Changed<>(null, view))))
                .call(changed -> tell(origin, "queue.pause", changed))
                .map(QueueSettings::after);
    }

    /** Sets limits, new or known. */
    Uni<List<Result<QueueLimit.View>>> limit(Origin origin, List<QueueLimit.Asked> asked) {
        return each(
                        asked,
                        item -> Panache.getSession()
                                .chain(session -> session.find(
                                                QueueLimit.class, item.key(), LockModeType.PESSIMISTIC_WRITE)
                                        .invoke(known -> {
                                            if (known != null) {
                                                known.set(item);
                                            }
                                        })
                                        .onItem()
                                        .ifNull()
                                        .switchTo(() -> persisted(session, new QueueLimit(item)))
                                        .call(session::flush))
                                .map(QueueLimit::view)
                                .map(view -> Result.done(new Changed<>(null, view))))
                .call(changed -> tell(origin, "queue.limit", changed))
                .map(QueueSettings::after);
    }

    /** Resumes kinds and projects. */
    Uni<List<Result<QueuePause.View>>> resume(Origin origin, List<Target> asked) {
        return removed(QueuePause.class, asked, QueuePause::view)
                .call(results -> tellGone(origin, "queue.resume", results));
    }

    /** Forgets limits: their jobs are not held back any more. */
    Uni<List<Result<QueueLimit.View>>> unlimit(Origin origin, List<Target> asked) {
        return removed(QueueLimit.class, asked, QueueLimit::view)
                .call(results -> tellGone(origin, "queue.unlimit", results));
    }

    private static <E extends Versioned, V> Uni<List<Result<V>>> removed(
            Class<E> type, List<Target> asked, Function<E, V> view) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from " + type.getSimpleName() + " where id in :ids order by id", type)
                        .setParameter("ids", Targeted.ids(asked))
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList())
                .chain(found -> remove(asked, found, view));
    }

    private static <E extends Versioned, V> Uni<List<Result<V>>> remove(
            List<Target> asked, List<E> found, Function<E, V> view) {
        var results = Targeted.each(asked, found, NOT_FOUND, (item, row) -> Result.done(row));
        var gone = results.stream().flatMap(QueueSettings::good).toArray();
        return Panache.getSession()
                .chain(session -> session.removeAll(gone))
                .map(done -> results.stream().map(result -> result.map(view)).toList());
    }

    private static <E> Uni<E> persisted(Mutiny.Session session, E row) {
        return session.persist(row).chain(session::flush).replaceWith(row);
    }

    private static <E> Uni<E> locked(Class<E> type, String id) {
        return Panache.getSession().chain(session -> session.find(type, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Uni<Void> flushed() {
        return Panache.getSession().chain(Mutiny.Session::flush);
    }

    private static <A, R> Uni<List<R>> each(List<A> asked, Function<A, Uni<R>> work) {
        return Multi.createFrom()
                .iterable(asked)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }

    private static <R> Stream<R> good(Result<R> result) {
        return result instanceof Result.Done<R>(var item) ? Stream.of(item) : Stream.empty();
    }

    private static <V extends Record & Versioned> List<Result<V>> after(List<Result<Changed<V>>> changed) {
        return changed.stream().map(result -> result.<V>map(Changed::after)).toList();
    }

    private <V extends Record & Versioned> Uni<Void> tell(
            Origin origin, String action, List<Result<Changed<V>>> changed) {
        return audit.append(
                origin,
                changed.stream()
                        .flatMap(QueueSettings::good)
                        .map(one -> new Audited(action, one.after().id(), null, one.before(), one.after()))
                        .toList());
    }

    private <V extends Record & Versioned> Uni<Void> tellGone(Origin origin, String action, List<Result<V>> gone) {
        return audit.append(
                origin,
                gone.stream()
                        .flatMap(QueueSettings::good)
                        .map(view -> new Audited(action, view.id(), null, view, null))
                        .toList());
    }
}
