package dev.sitewright.worker.control;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is paused. */
@ApplicationScoped
class QueuePauses {
    private final Rules<QueuePause> rules;
    private final Audit audit;
    private final Clock clock;

    QueuePauses(QueueSettings settings, QueuePauseRepository repository, Audit audit, Clock clock) {
        this.rules = new Rules<>(settings, repository, QueuePause.ID);
        this.audit = audit;
        this.clock = clock;
    }

    @WithSession
    Uni<List<QueuePause.View>> list() {
        return rules.all().map(found -> found.stream().map(QueuePause::view).toList());
    }

    /** Pauses kinds and projects; what is paused already stays so. */
    Uni<List<Result<QueuePause.View>>> pause(Origin origin, List<QueuePause.Asked> asked) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the table keeps it
        return rules.set(
                        asked,
                        QueuePause.Asked::id,
                        item -> new QueuePause(item, origin.actorId(), now),
                        (item, known) -> {})
                .map(rows -> rows.stream().map(QueuePause::view).toList())
                .call(views -> audit.append(
                        origin,
                        views.stream()
                                .map(view -> new Audited("queue.pause", view.id(), null, null, view))
                                .toList()))
                .map(views -> views.stream().map(Result::done).toList());
    }

    /** Resumes kinds and projects. */
    Uni<List<Result<QueuePause.View>>> resume(Origin origin, List<Target> asked) {
        return rules.remove(asked)
                .map(results -> results.stream()
                        .map(result -> result.<QueuePause.View>map(QueuePause::view))
                        .toList())
                .call(results -> audit.append(
                        origin,
                        Results.good(results)
                                .map(view -> new Audited("queue.resume", view.id(), null, view, null))
                                .toList()));
    }
}
