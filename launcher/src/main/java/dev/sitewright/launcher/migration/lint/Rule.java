package dev.sitewright.launcher.migration.lint;

/** What a migration does only with a reason, because rows are lost or a running service is stopped by it. */
enum Rule {
    DROP_TABLE("drops what holds rows", "stop using it first, drop it in a later release"),
    DROP_COLUMN("drops a column", "stop using it first, drop it in a later release"),
    EMPTY_TABLE("deletes all rows of a table", "delete what is meant by a condition"),
    TYPE_CHANGE("changes a column's type, which rewrites the table under a lock", "add a column and fill it"),
    NOT_NULL(
            "demands a value where old rows have none, and checks every row under a lock",
            "give a default, or fill the column first and add a not valid check"),
    PLAIN_INDEX("makes an index on an existing table, which stops its writers", "use create index concurrently"),
    CHECKED_CONSTRAINT(
            "checks every row of an existing table under a lock",
            "add it not valid (or using index), validate it later"),
    FUNCTION(
            "makes a function, whose whole text would stand again in the migration of every change",
            "make it in a repeatable migration, R__<name>.sql, which is edited in place"),
    RUNS_ONCE(
            "cannot run again, as a repeatable migration does whenever it has changed",
            "say create or replace, if not exists or set local, or use a versioned migration"),
    RENAME("renames what the running version still uses", "add the new name, move over, drop the old one later");

    private final String what;
    private final String instead;

    Rule(String what, String instead) {
        this.what = what;
        this.instead = instead;
    }

    @Override
    public String toString() {
        return what + ": " + instead;
    }
}
