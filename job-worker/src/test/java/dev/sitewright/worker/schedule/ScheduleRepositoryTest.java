package dev.sitewright.worker.schedule;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.RepositoryContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.HandDriven;
import dev.sitewright.worker.queue.Schedule;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
@Covers(ScheduleRepository.class)
class ScheduleRepositoryTest extends RepositoryContract<StoredSchedule> {
    @Inject
    ScheduleRepository schedules;

    @Inject
    Db db;

    @AfterEach
    void empty() {
        db.change("truncate job_schedule");
    }

    @Override
    protected PluralRepository<StoredSchedule> repository() {
        return schedules;
    }

    @Override
    protected Field<StoredSchedule, String> id() {
        return StoredSchedule.ID;
    }

    @Override
    protected Factory<StoredSchedule> rowsOf(Owner owner) {
        return () -> new StoredSchedule(
                new NewSchedule(Ids.next("sch"), "test.echo", "{}", Schedule.of("0 3 * * *", "UTC"), null, null, false),
                owner.id(),
                Instant.EPOCH);
    }
}
