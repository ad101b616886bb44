package dev.sitewright.worker.control;

import dev.sitewright.platform.repository.PluralRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** How many jobs of a key run at once and begin per time. */
@ApplicationScoped
class QueueLimitRepository extends PluralRepository<QueueLimit> {
    QueueLimitRepository() {
        super(QueueLimit.class, QueueLimit.ID, QueueLimit.ID); // it is nobody's
    }
}
