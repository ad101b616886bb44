package dev.sitewright.launcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    @Test
    void a_users_data_is_flushed_to_disk() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(PostgresOptions.in(folder))) {
            assertThat(ask(postgres.admin(), "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres.admin(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres.admin(), "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres.admin(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void rows_survive_a_stop_and_a_kill() throws SQLException {
        var options = PostgresOptions.in(folder).forgetful();
        Database notes;
        try (var postgres = EmbeddedPostgres.start(options)) {
            notes = postgres.createDatabase("notes", "writer", "first");
            run(notes, "CREATE TABLE note (text text)");
            run(notes, "INSERT INTO note VALUES ('stopped')");
        }
        try (var postgres = EmbeddedPostgres.start(options)) {
            run(notes, "INSERT INTO note VALUES ('killed')");
            postgres.process().destroyForcibly().onExit().join();
        }
        try (var postgres = EmbeddedPostgres.start(options)) {
            assertThat(ask(notes, "SELECT string_agg(text, ' ') FROM note")).isEqualTo("stopped killed");
            assertThat(postgres.port()).isEqualTo(notes.port());
        }
    }

    @Test
    void a_server_that_an_earlier_run_left_is_ended_first() throws SQLException {
        var left = EmbeddedPostgres.start(PostgresOptions.in(folder).forgetful());
        try (var postgres = EmbeddedPostgres.start(PostgresOptions.in(folder).forgetful())) {
            assertThat(left.process().isAlive()).isFalse();
            assertThat(ask(postgres.admin(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_process_id_that_now_belongs_to_somebody_else_is_left_alone() throws IOException, SQLException {
        EmbeddedPostgres.start(PostgresOptions.in(folder).forgetful()).close();
        var me = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("data").resolve("postmaster.pid"), me + "\n" + folder + "\n1000000000\n5432\n");
        try (var postgres = EmbeddedPostgres.start(PostgresOptions.in(folder).forgetful())) {
            assertThat(ask(postgres.admin(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_database_opens_only_for_its_own_role_with_its_latest_password() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(PostgresOptions.in(folder).forgetful())) {
            var old = postgres.createDatabase("one", "one", "old");
            var other = postgres.createDatabase("two", "two", "secret");
            var one = postgres.createDatabase("one", "one", "new");

            assertThat(ask(one, "SELECT current_database()")).isEqualTo("one");
            assertThatThrownBy(() -> ask(old, "SELECT 1")).hasMessageContaining("password authentication failed");
            var foreign = new Database(one.host(), one.port(), "one", other.user(), other.password());
            assertThatThrownBy(() -> ask(foreign, "SELECT 1")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_superuser_password_is_for_the_owner_only() throws IOException {
        EmbeddedPostgres.start(PostgresOptions.in(folder).forgetful()).close();
        var mode = Files.getPosixFilePermissions(folder.resolve("superuser-password"));
        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }

    private static String ask(Database database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void run(Database database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
