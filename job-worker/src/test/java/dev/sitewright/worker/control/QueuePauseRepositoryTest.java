package dev.sitewright.worker.control;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.RepositoryContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.HandDriven;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
@Covers(QueuePauseRepository.class)
class QueuePauseRepositoryTest extends RepositoryContract<QueuePause> {
    @Inject
    QueuePauseRepository rows;

    @Inject
    Db db;

    @AfterEach
    void empty() {
        db.change("truncate queue_pause");
    }

    @Override
    protected PluralRepository<QueuePause> repository() {
        return rows;
    }

    @Override
    protected Field<QueuePause, String> id() {
        return QueuePause.ID;
    }

    @Override
    protected Factory<QueuePause> rowsOf(Owner owner) {
        return () -> new QueuePause(new QueuePause.Asked("kind", Ids.next("kin")), owner.id(), Instant.EPOCH);
    }
}
