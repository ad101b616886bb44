package dev.sitewright.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithSitewrightBackends
class MigrationLockTest {
    @Inject
    Flyway flyway;

    @Test
    void a_migration_can_make_an_index_concurrently(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("V202801010000__index.sql"), "create index concurrently outbox_type on outbox (type);");

        var configuration = Flyway.configure()
                .dataSource(flyway.getConfiguration().getDataSource())
                .locations("filesystem:" + folder)
                .ignoreMigrationPatterns("*:missing") // the service's own, which lie elsewhere
                .initSql("set lock_timeout = '10s'"); // waiting for itself fails instead of hanging
        new MigrationLock().customize(configuration);
        var migrated = configuration.load().migrate();

        assertThat(migrated.migrationsExecuted).isOne();
    }

    @Test
    void services_migrate_that_way() {
        var postgres = flyway.getConfiguration().getPluginRegister().getExact(PostgreSQLConfigurationExtension.class);
        assertThat(postgres.isTransactionalLock()).isFalse();
    }
}
