package dev.sitewright.worker.control;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.repository.Scope;
import dev.sitewright.platform.repository.Where;
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
import java.util.List;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
@Covers(QueueLimitRepository.class)
class QueueLimitRepositoryTest extends RepositoryContract<QueueLimit> {
    @Inject
    QueueLimitRepository rows;

    @Inject
    Db db;

    @AfterEach
    void empty() {
        db.change("truncate queue_limit");
    }

    @Override
    protected PluralRepository<QueueLimit> repository() {
        return rows;
    }

    @Override
    protected Field<QueueLimit, String> id() {
        return QueueLimit.ID;
    }

    @Override
    protected Factory<QueueLimit> rowsOf(Owner owner) {
        return () -> new QueueLimit(new QueueLimit.Asked(owner.id() + Ids.next("key"), 1, null, null));
    }

    /** A limit is nobody's: those of a test are told apart by their keys. */
    @Override
    protected Scope scopeOf(Owner owner) {
        return new Scope.AnyOwner("test");
    }

    @Override
    protected Where<QueueLimit> allOf(Owner owner) {
        return new Where.Holding<>(List.of(QueueLimit.ID), owner.id());
    }
}
