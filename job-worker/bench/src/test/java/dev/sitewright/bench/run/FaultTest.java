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
 * Real worker processes and a real server die in the middle of the work; the database says what came of it. {@code -Dfault.jobs=10000} for
 * the full number.
 */
class FaultTest {
    private static final int JOBS = Integer.getInteger("fault.jobs", 2_000);
    private static final int LIMIT = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LEASE = Duration.ofMillis(Workshop.LEASE_MILLIS);
    private static final Duration AFTER_LEASE = Duration.ofSeconds(1);
    /** The jobs that were told to be done: packed, or one by one. */
    private static final String TOLD = """
            (select job_wire_id(cast(item.id as uuid)) as job
             from outbox, json_array_elements_text(cast(data as json) -> 'jobs') as item (id)
             where type = 'job.completed' and packed
             union all
             select cast(data as json) ->> 'jobId' from outbox where type = 'job.completed' and not packed) told
            """;

    private static final String DONE = "select count(*) from job_done where state = 'completed'";
    private static final String LEFT =
            "select (select count(*) from job_ready) + (select count(*) from job_lease) + (select count(*) from job_later)";

    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path folder) {
        workshop = Workshop.in(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    /** Jobs that take long enough to be hit. */
    private static Work work() {
        return Work.of(JOBS).sleeping(10);
    }

    @Test
    void workers_that_are_killed_cost_no_job_and_their_jobs_go_on_within_the_lease_and_a_second() throws Exception {
        var dying = workshop.worker();
        var other = workshop.worker();
        Workshop.enqueue(other, work());
        Workshop.begin(dying, 0);
        Workshop.begin(other, 0);
        await("some are done", () -> workshop.number(DONE) > JOBS / 5);

        var name = "'pid " + dying.handle().pid() + "'";
        Workshop.kill(dying);
        var killed = Instant.now();
        await(
                "its session is buried",
                () -> workshop.number("select count(*) from worker_session where name = " + name) == 0);
        assertThat(Duration.between(killed, Instant.now())).isLessThan(LEASE.plus(AFTER_LEASE));

        Workshop.begin(workshop.worker(), 0);
        Workshop.kill(other);
        assertAllDoneOnce();
    }

    @Test
    void a_worker_that_slept_past_its_lease_changes_nothing_when_it_wakes() throws Exception {
        var sleeper = workshop.worker();
        var other = workshop.worker();
        Workshop.enqueue(other, work());
        Workshop.begin(sleeper, 0);
        Workshop.begin(other, 0);
        await("some are done", () -> workshop.number(DONE) > JOBS / 5);

        Workshop.signal(sleeper, "STOP");
        assertAllDoneOnce();
        Workshop.signal(sleeper, "CONT");
        await(
                "it has a new session",
                () -> workshop.number("select count(*) from worker_session where name = 'pid "
                                + sleeper.handle().pid() + "' and until > now()")
                        == 1);
        assertAllDoneOnce();
    }

    @Test
    void connections_that_are_cut_cost_no_job() throws Exception {
        var worker = workshop.worker();
        Workshop.enqueue(worker, work());
        Workshop.begin(worker, 0);
        for (var cut = 1; cut <= 3; cut++) {
            var part = cut * JOBS / 5;
            await("some are done", () -> workshop.number(DONE) > part);
            workshop.number("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
        assertAllDoneOnce();
    }

    @Test
    void a_server_that_is_killed_and_started_again_costs_no_job() throws Exception {
        var worker = workshop.worker();
        Workshop.enqueue(worker, work());
        Workshop.begin(worker, 0);
        await("some are done", () -> workshop.number(DONE) > JOBS / 5);
        workshop.restartServer();
        assertAllDoneOnce();
    }

    @Test
    void a_limit_is_never_exceeded_as_the_database_sees_it_while_workers_are_killed() throws Exception {
        var first = workshop.worker();
        workshop.execute("create table judge (running bigint)");
        workshop.execute("""
                create function judge() returns trigger language plpgsql as $$
                begin
                    insert into judge select count(*) from job_lease where limit_key = 'bench';
                    return null;
                end $$""");
        workshop.execute("create trigger judge after insert on job_lease for each statement execute function judge()");
        Workshop.enqueue(first, work().underLimit());
        Workshop.begin(first, LIMIT);
        for (var round = 1; round <= 3; round++) {
            var part = round * JOBS / 5;
            var next = workshop.worker();
            Workshop.begin(next, LIMIT);
            await("some are done", () -> workshop.number(DONE) > part);
            Workshop.kill(first);
            first = next;
        }
        assertAllDoneOnce();
        assertThat(workshop.number("select max(running) from judge")).isEqualTo(LIMIT);
    }

    /** Each job has one end in the records and was told to be done once; none is left. */
    private void assertAllDoneOnce() throws Exception {
        await("none is left", () -> workshop.number(LEFT) == 0);
        assertThat(workshop.number(DONE)).isEqualTo(JOBS);
        assertThat(workshop.number("select count(*) from job")).isEqualTo(JOBS);
        assertThat(workshop.number("select count(*) from " + TOLD)).isEqualTo(JOBS);
        assertThat(workshop.number("select count(distinct job) from " + TOLD)).isEqualTo(JOBS);
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
