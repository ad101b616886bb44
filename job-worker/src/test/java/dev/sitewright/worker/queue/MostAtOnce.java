package dev.sitewright.worker.queue;

import dev.sitewright.worker.testing.Db;

/** Watches from inside the database, after each statement, how many jobs hold places under a limit. */
final class MostAtOnce implements AutoCloseable {
    private final Db db;

    MostAtOnce(Db db, String limit) {
        this.db = db;
        db.change("create table watched_places (n bigint)");
        db.change("""
                create function watch_places() returns trigger language plpgsql as $$
                begin
                    insert into watched_places select count(*) from job_lease where limit_key = '%s' and not waits;
                    return null;
                end
                $$
                """.formatted(limit));
        db.change("create trigger watch_places after insert or update on job_lease for each statement"
                + " execute function watch_places()");
    }

    long seen() {
        return db.count("select max(n) from watched_places");
    }

    @Override
    public void close() {
        db.change("drop trigger watch_places on job_lease");
        db.change("drop function watch_places()");
        db.change("drop table watched_places");
    }
}
