package dev.sitewright.worker.control;

import dev.sitewright.platform.repository.PluralRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** What is paused. */
@ApplicationScoped
class QueuePauseRepository extends PluralRepository<QueuePause> {
    QueuePauseRepository() {
        super(QueuePause.class, QueuePause.ID, QueuePause.CREATED_BY);
    }
}
