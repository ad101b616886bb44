package dev.sitewright.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.Reader;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
class NewestTextTest {
    @Inject
    Flyway flyway;

    @Test
    void what_a_newer_replica_has_replaced_does_not_come_back() throws SQLException {
        start("first");
        assertThat(answer()).isEqualTo("first");
        start("second");
        assertThat(answer()).isEqualTo("second");
        start("first");
        assertThat(answer()).isEqualTo("second");
        start("third");
        start("second");
        assertThat(answer()).isEqualTo("third");
    }

    @Test
    void services_migrate_that_way() {
        assertThat(flyway.getConfiguration().getResourceProvider()).isInstanceOf(NewestResources.class);
    }

    /** What a replica does whose migration has this text. */
    private void start(String text) {
        var configuration = Flyway.configure()
                .dataSource(flyway.getConfiguration().getDataSource())
                .ignoreMigrationPatterns(flyway.getConfiguration().getIgnoreMigrationPatterns())
                .table("newest_text_history")
                .baselineOnMigrate(true)
                .resourceProvider(new Provider(
                        new Text("create or replace function newest_text() returns text language sql as $$ select '"
                                + text + "' $$;\n")));
        new NewestText().customize(configuration);
        configuration.load().migrate();
    }

    private String answer() throws SQLException {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select newest_text()")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private record Provider(Text text) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return prefix.equals("R") ? List.of(text) : List.of();
        }
    }

    private static final class Text extends LoadableResource {
        private final String sql;

        Text(String sql) {
            this.sql = sql;
        }

        @Override
        public Reader read() {
            return new StringReader(sql);
        }

        @Override
        public String getFilename() {
            return "R__newest_text.sql";
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }

        @Override
        public String getAbsolutePath() {
            return getFilename();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getFilename();
        }
    }
}
