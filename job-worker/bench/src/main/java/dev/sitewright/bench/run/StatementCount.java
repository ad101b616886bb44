package dev.sitewright.bench.run;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Counts the statements that a database is sent, BEGIN and COMMIT among them: with pg_stat_statements, where the server has it, else
 * its transactions. Only counts while it is open.
 */
public final class StatementCount implements AutoCloseable {
    private final Connection admin;
    private final String query;
    private final boolean isExact;
    private final long before;

    StatementCount(Connection admin, String database, boolean isExact) throws SQLException {
        this.admin = admin;
        this.isExact = isExact;
        this.query = isExact
                ? "select coalesce(sum(calls), 0) from pg_stat_statements join pg_database on oid = dbid where datname = '"
                        + database + "'"
                : "select xact_commit + xact_rollback from pg_stat_database where datname = '" + database + "'";
        track("top");
        this.before = Sql.number(admin, query);
    }

    /** @return how many there were since the beginning */
    public long now() throws SQLException {
        return Sql.number(admin, query) - before;
    }

    private void track(String what) throws SQLException {
        if (isExact) {
            Sql.execute(admin, "alter system set \"pg_stat_statements.track\" = " + what);
            Sql.execute(admin, "select pg_reload_conf()");
        }
    }

    @Override
    public void close() throws SQLException {
        track("none");
    }
}
