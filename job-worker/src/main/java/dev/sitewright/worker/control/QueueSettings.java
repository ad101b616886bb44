package dev.sitewright.worker.control;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** How the queue works, as administrators set it. Every claim reads it, so that what is committed here holds for all workers at once. */
@ApplicationScoped
class QueueSettings {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.NOT_FOUND);

    private final Audit audit;

    QueueSettings(Audit audit) {
        this.audit = audit;
    }

    @WithSession
    Uni<QueueView> queue() {
        return Panache.getSession()
                .chain(session -> session.find(QueueSetting.class, QueueSetting.ONLY))
                .map(QueueSetting::view);
    }

    /** Waits until no other change of the queue's rules is under way, and keeps others waiting until this transaction ends. */
    Uni<QueueSetting> lock() {
        return Panache.getSession()
                .chain(session -> session.find(QueueSetting.class, QueueSetting.ONLY, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Pauses or resumes everything, or changes the number of jobs at once. */
    Uni<List<Result<QueueView>>> patch(Origin origin, List<Patching<QueuePatch>> asked) {
        return lock().chain(setting -> {
            var before = setting.view();
            var results = Targeted.each(asked, List.of(before), NOT_FOUND, (item, view) -> {
                setting.apply(item.patch());
                return Result.done(setting);
            });
            return Panache.getSession()
                    .chain(Mutiny.Session::flush)
                    .chain(() -> audit.append(
                            origin,
                            Results.good(results)
                                    .map(row -> new Audited(
                                            "queue.update", row.view().id(), null, before, row.view()))
                                    .toList()))
                    .replaceWith(() -> results.stream()
                            .map(result -> result.<QueueView>map(QueueSetting::view))
                            .toList());
        });
    }
}
