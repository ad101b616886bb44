package dev.sitewright.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.bench.protocol.Work;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real worker processes and a real server die in the middle of the work; the database says what came of it, and by its own clock how soon.
 * {@code -Dfault.jobs=…} for another number.
 */
class FaultTest {
    private static final int JOBS = Integer.getInteger("fault.jobs", 10_000);
    private static final int LIMIT = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofMillis(Workshop.LEASE_MILLIS);
    private static final Duration SOON = LEASE.plusSeconds(1);
    private static final String DONE = "select count(*) from job_done where state = 'completed'";
    private static final String LEFT =
            "select (select count(*) from job_ready) + (select count(*) from job_lease) + (select count(*) from job_later)";
    private static final String CUT = "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid() and application_name <> '" + Workshop.OWN
            + "'";

    private Workshop workshop;
    private Judge judge;

    @BeforeEach
    void open(@TempDir Path folder) {
        workshop = Workshop.in(folder);
        judge = new Judge(workshop);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    /** Jobs that take long enough to be hit. */
    private static Work work() {
        return Work.of(JOBS).sleeping(10);
    }

    /** @return a worker that has enqueued all jobs and does not work yet */
    private DriverProcess enqueued(Work work) throws SQLException {
        var worker = workshop.worker();
        judge.watch();
        Workshop.enqueue(worker, work);
        return worker;
    }

    @Test
    void workers_that_are_killed_cost_no_job_and_their_jobs_run_again_within_the_lease_and_a_second() throws Exception {
        var other = enqueued(work());
        var dying = workshop.worker();
        Workshop.begin(dying, 0);
        Workshop.begin(other, 0);
        await("some are done", () -> workshop.number(DONE) > JOBS / 5);

        var moment = workshop.now();
        Workshop.kill(dying);
        await("its session is buried", () -> workshop.number(sessions(dying, "")) == 0);
        Workshop.begin(workshop.worker(), 0);
        await("most are done", () -> workshop.number(DONE) > JOBS * 4 / 5);
        Workshop.kill(other);
        assertAllEndedOnce();

        var again = judge.ranAgain(nameOf(dying), moment);
        report("a killed worker's jobs ran again", again);
        assertThat(again[0]).isBetween(Duration.ZERO, SOON);
        assertThat(again[1]).isLessThanOrEqualTo(SOON);
    }

    @Test
    void a_worker_that_slept_past_its_lease_changes_nothing_when_it_wakes() throws Exception {
        var other = enqueued(work());
        var sleeper = workshop.worker();
        Workshop.begin(sleeper, 0);
        Workshop.begin(other, 0);
        await("some are done", () -> workshop.number(DONE) > JOBS / 5);

        var moment = workshop.now();
        Workshop.signal(sleeper, "STOP");
        await("its session is buried", () -> workshop.number(sessions(sleeper, "")) == 0);
        Workshop.signal(sleeper, "CONT"); // the zombie has ends to tell of jobs that are others' now
        await("it has a new session", () -> workshop.number(sessions(sleeper, " and until > now()")) == 1);
        assertAllEndedOnce();

        var again = judge.ranAgain(nameOf(sleeper), moment);
        report("a sleeping worker's jobs ran again", again);
        assertThat(again[0]).isBetween(Duration.ZERO, SOON);
        assertThat(again[1]).isLessThanOrEqualTo(SOON);
    }

    @Test
    void connections_that_are_cut_cost_no_job() throws Exception {
        var worker = enqueued(work());
        Workshop.begin(worker, 0);
        for (var cut = 1; cut <= 3; cut++) {
            var part = cut * JOBS / 5;
            await("some are done", () -> workshop.number(DONE) > part);
            var moment = workshop.now();
            workshop.number(CUT);
            await("jobs are taken again", () -> !judge.tookAgain(moment).isNegative());
            report("after a cut jobs were taken again", judge.tookAgain(moment));
            assertThat(judge.tookAgain(moment)).isLessThanOrEqualTo(SOON);
        }
        assertAllEndedOnce();
    }

    @Test
    void a_server_that_is_killed_and_started_again_costs_no_job() throws Exception {
        var worker = enqueued(work());
        Workshop.begin(worker, 0);
        await("some are done", () -> workshop.number(DONE) > JOBS / 5);
        workshop.restartServer();
        var moment = workshop.now();
        await("jobs are taken again", () -> !judge.tookAgain(moment).isNegative());
        report("after a restart jobs were taken again", judge.tookAgain(moment));
        assertThat(judge.tookAgain(moment)).isLessThanOrEqualTo(SOON);
        assertAllEndedOnce();
    }

    @Test
    void a_server_without_a_free_connection_costs_no_job() throws Exception {
        var worker = enqueued(Work.of(JOBS).sleeping(50)); // so that none ends before all connections are taken
        Workshop.begin(worker, 0);
        await("some are done", () -> workshop.number(DONE) > JOBS / 5);

        try (var hogs = workshop.exhaustion()) {
            hogs.take(() -> workshop.number(CUT));
            await("the worker's session has run out", () -> {
                hogs.take(() -> workshop.number(CUT));
                return workshop.number(sessions(worker, " and until > now()")) == 0;
            });
        }
        var moment = workshop.now();
        await("jobs are taken again", () -> !judge.tookAgain(moment).isNegative());
        report("after connections were free again jobs were taken again", judge.tookAgain(moment));
        assertThat(judge.tookAgain(moment)).isLessThanOrEqualTo(SOON);
        assertAllEndedOnce();
    }

    @Test
    void a_limit_is_never_exceeded_as_the_database_sees_it_while_workers_are_killed() throws Exception {
        var first = enqueued(work().underLimit());
        judge.watchPlaces("bench");
        Workshop.begin(first, LIMIT);
        for (var round = 1; round <= 3; round++) {
            var part = round * JOBS / 5;
            var next = workshop.worker();
            Workshop.begin(next, LIMIT);
            await("some are done", () -> workshop.number(DONE) > part);
            Workshop.kill(first);
            first = next;
        }
        assertAllEndedOnce();
        assertThat(judge.mostPlaces()).isEqualTo(LIMIT);
    }

    private void assertAllEndedOnce() throws Exception {
        await("none is left", () -> workshop.number(LEFT) == 0);
        judge.assertAllEndedOnce(JOBS);
    }

    private static String nameOf(DriverProcess worker) {
        return "pid " + worker.handle().pid();
    }

    private static String sessions(DriverProcess worker, String more) {
        return "select count(*) from worker_session where name = '" + nameOf(worker) + "'" + more;
    }

    private static void report(String what, Duration... times) {
        var text = new StringBuilder("%,d jobs: %s after".formatted(JOBS, what));
        for (var time : times) {
            text.append(" ").append(time.toMillis()).append(" ms");
        }
        System.out.println(text.append(" (lease ").append(LEASE.toMillis()).append(" ms)"));
    }

    /** The database is asked again and again: it may be away for a while. */
    private static void await(String what, Callable<Boolean> condition) throws Exception {
        var deadline = Instant.now().plus(PATIENCE);
        while (!holds(condition)) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (SQLException away) {
            return false;
        }
    }
}
