package dev.sitewright.bench.run;

import dev.sitewright.bench.protocol.Description;
import dev.sitewright.bench.protocol.Latencies;
import dev.sitewright.bench.protocol.Lines;
import dev.sitewright.bench.protocol.Load;
import dev.sitewright.bench.protocol.Load.Loaded;
import dev.sitewright.bench.protocol.Monotonic;
import dev.sitewright.bench.protocol.Progress;
import dev.sitewright.bench.protocol.Progress.Awaited;
import dev.sitewright.bench.protocol.Work;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.launcher.embedded.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One system's turn: its process, with a database of its own, and what cases do with it. */
public final class Turn implements AutoCloseable {
    /** Handlers at once, and callers at once, in all cases. */
    public static final int CONCURRENCY = 24;

    /** The usual way to run jobs. */
    public static final WorkerOptions USUAL = new WorkerOptions(CONCURRENCY, true, 0);

    private final SystemUnderTest system;
    private final BenchServer server;
    private final Sizes sizes;
    private final Path log;
    private final Database database;
    private final List<DriverProcess> processes = new ArrayList<>();
    private final DriverProcess driver;
    private final Description description;
    private final Connection connection;

    private Turn(SystemUnderTest system, BenchServer server, Sizes sizes, Path log) throws SQLException {
        this.system = system;
        this.server = server;
        this.sizes = sizes;
        this.log = log;
        this.database = server.createDatabase();
        this.driver = DriverProcess.start(system, log);
        processes.add(driver);
        this.connection = BenchServer.connect(database);
        this.description = open();
    }

    private Description open() {
        try {
            return driver.call("open", database, Description.class);
        } catch (BenchFailure e) {
            close();
            throw e;
        }
    }

    /** Starts the system's process and lets it run some jobs, so that nothing is measured cold. */
    public static Turn begin(SystemUnderTest system, BenchServer server, Sizes sizes, Path log) throws SQLException {
        var turn = new Turn(system, server, sizes, log);
        try {
            turn.warmUp();
            return turn;
        } catch (SQLException | BenchFailure e) {
            turn.close();
            throw e;
        }
    }

    /** Enqueues and runs jobs for a while, the same time for every system: runtimes compile what runs often only as they go. */
    private void warmUp() throws SQLException {
        var end = Monotonic.micros() + sizes.warmUpSeconds() * 1_000_000L;
        var half = sizes.warmUp() / 2;
        do {
            clear();
            ownProcess().enqueueEach(Work.of(half).by(CONCURRENCY));
            enqueueMany(Work.of(half).startingAt(half));
            start(USUAL);
            awaitEnd(2 * half);
            stop();
        } while (Monotonic.micros() < end);
    }

    public Description description() {
        return description;
    }

    public Sizes sizes() {
        return sizes;
    }

    /** Removes all jobs, and forgets what was counted. */
    public void clear() throws SQLException {
        forget();
        Sql.executeInSpiteOfDeadlocks(connection, description.clear()); // a system's own maintenance may be under way
        server.checkpoint();
    }

    /** Forgets what was counted. */
    public void forget() {
        driver.call("reset", Map.of());
    }

    /** Enqueues jobs batch by batch. */
    public void enqueueMany(Work work) {
        driver.call("enqueueMany", work);
    }

    /** Has the database look at its tables, as it would by itself within a minute: what was just filled counts as empty else. */
    public void analyze() throws SQLException {
        Sql.execute(connection, "analyze");
    }

    /** Begins to run jobs. */
    public void start(WorkerOptions options) {
        driver.call("start", options);
    }

    /** Stops running jobs. */
    public void stop() {
        driver.call("stop", Map.of());
    }

    /** @return the process that also runs the jobs */
    public Enqueuer ownProcess() {
        return new Enqueuer(driver);
    }

    /** @return a second process of the same system on the same database; it runs no jobs */
    public Enqueuer otherProcess() {
        var other = DriverProcess.start(system, log);
        processes.add(other);
        other.call("open", database);
        return new Enqueuer(other);
    }

    /** Begins a steady load. */
    public CompletableFuture<Loaded> load(Load load) {
        return driver.begin("load", load).thenApply(reply -> Lines.as(reply, Loaded.class));
    }

    /** @return how far the workers are */
    public Progress progress() {
        return driver.call("await", new Awaited(0, 0), Progress.class);
    }

    /** @return how far the workers are, once so many jobs began or the time is over */
    public Progress await(int handled, long timeoutMs) {
        return driver.call("await", new Awaited(handled, timeoutMs), Progress.class);
    }

    /** @return times from wish to start, of all jobs that were enqueued at a pace */
    public long[] latencies() {
        return driver.call("latencies", Map.of(), Latencies.class).micros();
    }

    /**
     * Waits until jobs 0 to {@code count} - 1 are done, as the database says; fails when one was not, or was begun twice.
     *
     * @return microseconds from the start of the first until the end of the last
     */
    public long awaitEnd(int count) throws SQLException {
        return awaitEnd(count, 0);
    }

    /** Like {@link #awaitEnd(int)}, when so many other jobs were done before {@link #forget}. */
    public long awaitEnd(int count, int earlier) throws SQLException {
        var progress = await(count, sizes.patienceSeconds() * 1_000L);
        require(progress, count);
        var deadline = Monotonic.micros() + sizes.patienceSeconds() * 1_000_000L;
        while (left() > 0) {
            if (Monotonic.micros() > deadline) {
                throw new BenchFailure(left() + " jobs are still open in the database");
            }
            pause(1);
        }
        var end = Monotonic.micros();
        require(progress(), count); // a job begun twice shows up late
        requireDone(count + earlier);
        return end - progress.firstAt();
    }

    private static void require(Progress progress, int count) {
        if (progress.handled() != count || progress.distinct() != count) {
            throw new BenchFailure(
                    "of " + count + " jobs " + progress.distinct() + " began, " + progress.handled() + " times in all");
        }
    }

    private void requireDone(int count) throws SQLException {
        if (description.done() != null && Sql.number(connection, description.done()) != count) {
            throw new BenchFailure(
                    Sql.number(connection, description.done()) + " of " + count + " jobs are recorded as done");
        }
    }

    /** @return how many jobs have not ended, as the database says */
    public long left() throws SQLException {
        return Sql.number(connection, description.left());
    }

    /** @return what has been spent on this system up to now, by its processes and by the database */
    public CpuUse cpu() {
        return new CpuUse(
                CpuClock.seconds(processes.stream().map(DriverProcess::handle)),
                CpuClock.seconds(Stream.of(server.process())));
    }

    /** @return what has been spent since then */
    public CpuUse cpuSince(CpuUse before) {
        return cpu().minus(before);
    }

    /** @return a connection that keeps the database from cleaning up, until it is closed */
    public Connection holdSnapshot() throws SQLException {
        return BenchServer.holdSnapshot(database);
    }

    /** @return what counts the statements that this system sends from now on */
    public StatementCount countStatements() throws SQLException {
        return server.countStatements(database);
    }

    /** Lets time pass. */
    public static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        processes.forEach(DriverProcess::close);
        try {
            connection.close();
            server.drop(database);
        } catch (SQLException e) {
            throw new BenchFailure("the database of " + system.name() + " cannot be dropped: " + e.getMessage(), e);
        }
    }
}
