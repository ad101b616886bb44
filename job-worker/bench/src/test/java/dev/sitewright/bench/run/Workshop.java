package dev.sitewright.bench.run;

import static java.util.Objects.requireNonNull;

import dev.sitewright.bench.protocol.Description;
import dev.sitewright.bench.protocol.Work;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.embedded.PostgresOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of its own and worker processes on it, to be broken. */
final class Workshop implements AutoCloseable {
    /** Short, so that tests need not wait. */
    static final int LEASE_MILLIS = 2_000;

    /** What the test's own connections are called, so that it does not cut them. */
    static final String OWN = "judge";

    private static final int PLACES = 8;

    private final Path folder;
    private final PostgresOptions options;
    private final List<DriverProcess> workers = new ArrayList<>();
    private final Database database;
    private EmbeddedPostgres postgres;
    private @Nullable Connection connection;

    private Workshop(Path folder) {
        this.folder = folder;
        this.options = PostgresOptions.in(folder);
        this.postgres = EmbeddedPostgres.start(options);
        this.database = postgres.createDatabase("faults", "faults", "faults");
    }

    static Workshop in(Path folder) {
        return new Workshop(folder);
    }

    /** @return a worker process that takes orders and does not work yet */
    DriverProcess worker() {
        var ours = SystemUnderTest.all(Path.of(".")).getFirst();
        var command = new ArrayList<>(ours.command());
        command.add(1, "-Dsitewright.queue.lease=" + LEASE_MILLIS + "ms");
        command.set(command.indexOf("-Xmx1g"), "-Xmx256m");
        var process = DriverProcess.start(
                new SystemUnderTest(ours.name(), ours.role(), command), folder.resolve("workers.log"));
        workers.add(process);
        process.call("open", database, Description.class);
        return process;
    }

    /** Lets a worker work. */
    static void begin(DriverProcess worker, int limit) {
        worker.call("start", new WorkerOptions(PLACES, true, limit));
    }

    static void enqueue(DriverProcess worker, Work work) {
        worker.call("enqueueMany", work);
    }

    static void kill(DriverProcess worker) {
        worker.handle().destroyForcibly();
    }

    static void signal(DriverProcess worker, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(worker.handle().pid()))
                .start()
                .waitFor();
    }

    /** Kills the server and starts it on what is on disk. */
    void restartServer() {
        connection = null;
        postgres.process().destroyForcibly().onExit().join();
        postgres = EmbeddedPostgres.start(options);
    }

    /** @return the database's time, as a text that it reads again */
    String now() throws SQLException {
        return Sql.text(connection(), "select clock_timestamp()");
    }

    /** @return what takes all free connections of the server */
    Exhaustion exhaustion() {
        return new Exhaustion(this::connect);
    }

    private Connection connect() throws SQLException {
        var fresh = BenchServer.connect(database);
        Sql.execute(fresh, "set application_name = '" + OWN + "'");
        return fresh;
    }

    long number(String query) throws SQLException {
        return Sql.number(connection(), query);
    }

    void execute(String sql) throws SQLException {
        Sql.execute(connection(), sql);
    }

    private Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(1)) {
            connection = connect();
        }
        return requireNonNull(connection);
    }

    @Override
    public void close() {
        workers.forEach(worker -> worker.handle().destroyForcibly());
        postgres.close();
    }
}
