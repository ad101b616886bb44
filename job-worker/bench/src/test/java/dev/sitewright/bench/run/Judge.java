package dev.sitewright.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Watches a queue from inside the database, by triggers: who took which job when, which jobs ended when, which sessions were buried when, and
 * how many places of a limit were ever taken. All times are the database's own.
 */
final class Judge {
    private static final String WATCH = """
            create table judge_taken (job_id uuid, attempt int, session_id uuid, at timestamptz default clock_timestamp());
            create table judge_done (job_id uuid, attempt int, state text, at timestamptz default clock_timestamp());
            create table judge_buried (session_id uuid, name text, at timestamptz default clock_timestamp());
            create table judge_places (n bigint);
            create function judge_taken() returns trigger language plpgsql as $$
            begin
                insert into judge_taken (job_id, attempt, session_id) values (new.job_id, new.attempt, new.session_id);
                return null;
            end $$;
            create function judge_done() returns trigger language plpgsql as $$
            begin
                insert into judge_done (job_id, attempt, state) values (new.job_id, new.attempt, new.state);
                return null;
            end $$;
            create function judge_buried() returns trigger language plpgsql as $$
            begin
                insert into judge_buried (session_id, name) values (old.id, old.name);
                return null;
            end $$;
            create trigger judge_taken after insert on job_lease for each row execute function judge_taken();
            create trigger judge_done after insert on job_done for each row execute function judge_done();
            create trigger judge_buried after delete on worker_session for each row execute function judge_buried();
            """;
    private static final String WATCH_PLACES = """
            create function judge_places() returns trigger language plpgsql as $$
            begin
                insert into judge_places select count(*) from job_lease where limit_key = 'LIMIT' and not WAITS;
                return null;
            end $$;
            create trigger judge_places after insert or update on job_lease for each statement execute function judge_places();
            """;

    /** The jobs that were told to be done: packed, or one by one. */
    private static final String TOLD = """
            (select job_wire_id(cast(item.id as uuid)) as job
             from outbox, json_array_elements_text(cast(data as json) -> 'jobs') as item (id)
             where type = 'job.completed' and packed
             union all
             select cast(data as json) ->> 'jobId' from outbox where type = 'job.completed' and not packed) told
            """;

    private final Workshop workshop;

    Judge(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Begins to watch, once a worker has made the tables. */
    void watch() throws SQLException {
        workshop.execute(WATCH);
    }

    /** Counts the places of a limit at every change of leases, too. Jobs that were taken ahead and wait for a place of it have none. */
    void watchPlaces(String limit) throws SQLException {
        var waits = workshop.number("select count(*) from information_schema.columns"
                        + " where table_name = 'job_lease' and column_name = 'waits'")
                > 0;
        workshop.execute(WATCH_PLACES.replace("LIMIT", limit).replace("WAITS", waits ? "waits" : "false"));
    }

    long mostPlaces() throws SQLException {
        return workshop.number("select max(n) from judge_places");
    }

    /** Each job has one end in the records, was ended by the attempt that had it last, and by no session that had been buried before. */
    void assertAllEndedOnce(int jobs) throws SQLException {
        assertThat(workshop.number("select count(*) from job")).isEqualTo(jobs);
        assertThat(workshop.number("select count(*) from job_done where state = 'completed'"))
                .isEqualTo(jobs);
        assertThat(workshop.number("select count(*) from judge_done")).isEqualTo(jobs);
        assertThat(workshop.number("select count(distinct job_id) from judge_done"))
                .isEqualTo(jobs);
        assertThat(workshop.number("select count(*) from " + TOLD)).isEqualTo(jobs);
        assertThat(workshop.number("select count(distinct job) from " + TOLD)).isEqualTo(jobs);
        assertThat(workshop.number("""
                select count(*) from judge_done
                where attempt < (select max(attempt) from judge_taken where judge_taken.job_id = judge_done.job_id)"""))
                .as("ends of attempts that were not the last")
                .isZero();
        assertThat(workshop.number("""
                select count(*) from judge_done
                join judge_taken using (job_id, attempt) join judge_buried using (session_id)
                where judge_done.at > judge_buried.at and not exists (
                    select from judge_taken again
                    where again.job_id = judge_done.job_id and again.attempt = judge_done.attempt
                      and again.session_id <> judge_taken.session_id)""")).as("stale writes").isZero();
    }

    /**
     * Jobs that the worker had given back before it died, so that another took the same attempt, are not its own any more.
     *
     * @return how long after a moment the jobs of the dead worker ran elsewhere again: the first of them, and the last
     */
    Duration[] ranAgain(String worker, String moment) throws SQLException {
        var lost = """
                from judge_taken lost
                join judge_buried on judge_buried.session_id = lost.session_id and judge_buried.name = '%s'
                join judge_taken again on again.job_id = lost.job_id and again.attempt = lost.attempt + 1
                where not exists (
                    select from judge_taken other
                    where other.job_id = lost.job_id and other.attempt = lost.attempt and other.at > lost.at)
                """.formatted(worker);
        return new Duration[] {
            millis("select coalesce(ceil(extract(epoch from min(again.at) - '%s') * 1000), -1) %s"
                    .formatted(moment, lost)),
            millis("select coalesce(ceil(extract(epoch from max(again.at) - '%s') * 1000), -1) %s"
                    .formatted(moment, lost))
        };
    }

    /** @return how long after a moment the first job was taken */
    Duration tookAgain(String moment) throws SQLException {
        return millis(
                "select coalesce(ceil(extract(epoch from min(at) - '%s') * 1000), -1) from judge_taken where at > '%s'"
                        .formatted(moment, moment));
    }

    private Duration millis(String query) throws SQLException {
        return Duration.ofMillis(workshop.number(query));
    }
}
