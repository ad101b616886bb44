package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.Started;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A running PostgreSQL, child process of this JVM. Its data outlives it: {@link #start} on the same folder continues,
 * also after a kill of the server or of the JVM that had started it.
 */
public final class EmbeddedPostgres implements Started {
    /** Above a crash recovery of some hundred megabytes of write-ahead log on a slow disk. */
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private static final String HOST = "127.0.0.1";

    private final PostgresOptions options;
    private final PostgresCluster cluster;
    private final Process process;

    private EmbeddedPostgres(PostgresOptions options, PostgresCluster cluster, Process process) {
        this.options = options;
        this.cluster = cluster;
        this.process = process;
    }

    /** Makes the cluster when there is none, ends a server that an earlier run left on it, and returns when queries are answered. */
    public static EmbeddedPostgres start(PostgresOptions options) {
        var postgres = launch(options);
        try {
            postgres.awaitReady();
            return postgres;
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** Like {@link #start}, without waiting for the server to be ready. */
    public static EmbeddedPostgres launch(PostgresOptions options) {
        var cluster = PostgresCluster.in(options);
        cluster.create();
        cluster.endLeftover();
        return new EmbeddedPostgres(options, cluster, cluster.startServer());
    }

    /** Ends the server that an earlier run left on this folder, if any. */
    public static void endLeftover(PostgresOptions options) {
        if (Files.exists(options.cluster())) {
            PostgresCluster.in(options).endLeftover();
        }
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return options.port();
    }

    @Override
    public Process process() {
        return process;
    }

    /** @return the maintenance database as superuser */
    public Database admin() {
        return new Database(HOST, port(), "postgres", "postgres", cluster.superuserPassword());
    }

    /**
     * Makes a database that only its own role may open. Both may exist already: then the role's password is set anew.
     *
     * @return how to connect to it
     */
    public Database createDatabase(String name, String user, String password) {
        try (var connection = connect(admin())) {
            if (isMissing(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", user)) {
                run(connection, "CREATE ROLE %I LOGIN", user);
            }
            run(connection, "ALTER ROLE %I PASSWORD %L", user, password);
            if (isMissing(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                run(connection, "CREATE DATABASE %I OWNER %I", name, user);
            }
            run(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
            return new Database(HOST, port(), name, user, password);
        } catch (SQLException e) {
            throw new LaunchException("The database " + name + " could not be made: " + e.getMessage() + ".", e);
        }
    }

    /** Disconnects everybody and stops with all data on disk; kills the server when that takes too long. */
    @Override
    public void close() {
        if (process.isAlive()) {
            cluster.end(process.toHandle());
        }
    }

    @Override
    public void awaitReady() {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new LaunchException("PostgreSQL ended at its start, saying: " + cluster.lastWords());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchException("The start of PostgreSQL was interrupted.", e);
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchException("PostgreSQL did not answer within " + START_LIMIT.toSeconds() + " s, saying: "
                        + cluster.lastWords());
            }
        }
    }

    private boolean answers() {
        try (var connection = connect(admin())) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl() + "?connectTimeout=2&socketTimeout=30", database.user(), database.password());
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return !statement.executeQuery().next();
        }
    }

    /** Statements that take no parameters: the server itself quotes the names and the password. */
    private static void run(Connection connection, String template, String... values) throws SQLException {
        var marks = ", ?".repeat(values.length);
        try (var quoting = connection.prepareStatement("SELECT format(?" + marks + ")");
                var statement = connection.createStatement()) {
            quoting.setString(1, template);
            for (int i = 0; i < values.length; i++) {
                quoting.setString(i + 2, values[i]);
            }
            try (var row = quoting.executeQuery()) {
                row.next();
                statement.execute(row.getString(1));
            }
        }
    }
}
