package dev.sitewright.worker.schedule;

import dev.sitewright.platform.repository.PluralRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** What recurs. */
@ApplicationScoped
class ScheduleRepository extends PluralRepository<StoredSchedule> {
    ScheduleRepository() {
        super(StoredSchedule.class, StoredSchedule.ID, StoredSchedule.OWNER);
    }
}
