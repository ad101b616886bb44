package dev.sitewright.worker.control;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How many jobs of a key run at once and begin per time. */
@ApplicationScoped
class QueueLimits {
    private final Rules<QueueLimit> rules;
    private final Audit audit;

    QueueLimits(QueueSettings settings, QueueLimitRepository repository, Audit audit) {
        this.rules = new Rules<>(settings, repository, QueueLimit.ID);
        this.audit = audit;
    }

    @WithSession
    Uni<List<QueueLimit.View>> list() {
        return rules.all().map(found -> found.stream().map(QueueLimit::view).toList());
    }

    /** Sets limits, new or known. */
    Uni<List<Result<QueueLimit.View>>> limit(Origin origin, List<QueueLimit.Asked> asked) {
        return rules.set(asked, QueueLimit.Asked::key, QueueLimit::new, (item, known) -> known.set(item))
                .map(rows -> rows.stream().map(QueueLimit::view).toList())
                .call(views -> audit.append(
                        origin,
                        views.stream()
                                .map(view -> new Audited("queue.limit", view.id(), null, null, view))
                                .toList()))
                .map(views -> views.stream().map(Result::done).toList());
    }

    /** Forgets limits: their jobs are not held back any more. */
    Uni<List<Result<QueueLimit.View>>> unlimit(Origin origin, List<Target> asked) {
        return rules.remove(asked)
                .map(results -> results.stream()
                        .map(result -> result.<QueueLimit.View>map(QueueLimit::view))
                        .toList())
                .call(results -> audit.append(
                        origin,
                        Results.good(results)
                                .map(view -> new Audited("queue.unlimit", view.id(), null, view, null))
                                .toList()));
    }
}
