package dev.sitewright.worker.schedule;

import dev.sitewright.platform.repository.PluralRepository;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What recurs. */
@ApplicationScoped
class ScheduleRepository extends PluralRepository<StoredSchedule> {
    private static final String LOCK_NAMES =
            "select 1 from (select pg_advisory_xact_lock(hashtext('job_schedule.name'))) locked";

    ScheduleRepository() {
        super(StoredSchedule.class, StoredSchedule.ID, StoredSchedule.OWNER);
    }

    /** Keeps all others from giving away names until this transaction ends. */
    Uni<Void> lockNames() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(LOCK_NAMES, Integer.class).getSingleResult())
                .replaceWithVoid();
    }
}
