package dev.sitewright.bench.run;

import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.embedded.PostgresOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The benchmark's own PostgreSQL: every confirmed transaction is on disk, as a user's would be. */
public final class BenchServer implements AutoCloseable {
    /** Beside the durable ones that the launcher sets: enough memory, and no checkpoint in the middle of a case. */
    private static final Map<String, String> SETTINGS = Map.of(
            "shared_buffers", "512MB",
            "max_wal_size", "4GB",
            "min_wal_size", "1GB",
            "checkpoint_timeout", "30min");

    private static final int LOG_FILES = 48; // 768 MB

    private static final String[] SHOWN = {
        "server_version",
        "fsync",
        "synchronous_commit",
        "full_page_writes",
        "wal_level",
        "shared_buffers",
        "max_wal_size",
        "checkpoint_timeout",
        "max_connections",
        "autovacuum"
    };

    private final EmbeddedPostgres postgres;
    private final Connection admin;
    private final boolean countsStatements;
    private int databases;

    private BenchServer(EmbeddedPostgres postgres, Connection admin, boolean countsStatements) {
        this.postgres = postgres;
        this.admin = admin;
        this.countsStatements = countsStatements;
    }

    /** Starts it twice: settings such as the size of the memory take effect at a start only. */
    public static BenchServer start(Path folder) {
        try {
            var options = PostgresOptions.in(folder);
            boolean countsStatements;
            try (var first = EmbeddedPostgres.start(options);
                    var connection = connect(first.admin())) {
                countsStatements = Sql.number(
                                connection,
                                "select count(*) from pg_available_extensions where name = 'pg_stat_statements'")
                        > 0;
                configure(connection, countsStatements);
            }
            var postgres = EmbeddedPostgres.start(options);
            var admin = connect(postgres.admin());
            if (countsStatements) {
                Sql.execute(admin, "create extension if not exists pg_stat_statements");
            }
            useLogOnce(admin);
            return new BenchServer(postgres, admin, countsStatements);
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL could not be set up: " + e.getMessage(), e);
        }
    }

    /**
     * Has the server's write-ahead log made of files that it has used before, as it is wherever a server has run for a while. A new cluster would
     * instead write each file full of zeros when it comes to it, while all commits wait.
     */
    private static void useLogOnce(Connection admin) throws SQLException {
        for (var file = 0; file < LOG_FILES; file++) {
            Sql.execute(admin, "create temporary table used_log as select 1");
            Sql.execute(admin, "drop table used_log");
            Sql.execute(admin, "do 'begin perform pg_switch_wal(); end'");
        }
        Sql.execute(admin, "checkpoint");
    }

    private static void configure(Connection connection, boolean countsStatements) throws SQLException {
        for (var setting : SETTINGS.entrySet()) {
            Sql.execute(connection, "alter system set " + setting.getKey() + " = '" + setting.getValue() + "'");
        }
        if (countsStatements) { // off except where statements are counted: counting costs time
            Sql.execute(connection, "alter system set shared_preload_libraries = pg_stat_statements");
            Sql.execute(connection, "alter system set \"pg_stat_statements.track\" = none");
        }
    }

    /** @return settings that matter for speed, as the server itself says */
    public Map<String, String> settings() throws SQLException {
        var settings = new LinkedHashMap<String, String>();
        for (var name : SHOWN) {
            settings.put(name, Sql.text(admin, "show " + name));
        }
        return settings;
    }

    ProcessHandle process() {
        return postgres.process().toHandle();
    }

    /** Makes an empty database. */
    public Database createDatabase() {
        var name = "bench_" + ++databases;
        return postgres.createDatabase(name, name, name);
    }

    void drop(Database database) throws SQLException {
        Sql.execute(admin, "drop database " + database.name() + " with (force)");
    }

    /** Writes all changed pages out, so that no case pays for the one before it. */
    void checkpoint() throws SQLException {
        Sql.execute(admin, "checkpoint");
    }

    /** @return what counts the statements that a database is sent, from now on */
    StatementCount countStatements(Database database) throws SQLException {
        return new StatementCount(admin, database.name(), countsStatements);
    }

    /** @return a connection that keeps all rows deleted from now on from being cleaned up, until it is closed */
    static Connection holdSnapshot(Database database) throws SQLException {
        var connection = connect(database);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Sql.number(connection, "select 1");
        return connection;
    }

    static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @Override
    public void close() {
        try {
            admin.close();
        } catch (SQLException e) {
            System.getLogger(BenchServer.class.getName()).log(System.Logger.Level.DEBUG, "not closed", e);
        }
        postgres.close();
    }
}
