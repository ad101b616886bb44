package dev.sitewright.bench.run;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements without parameters. */
final class Sql {
    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 5;

    private Sql() {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Tries again when others locked the same tables in another order, and PostgreSQL ended this one of them. */
    static void executeInSpiteOfDeadlocks(Connection connection, String sql) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                execute(connection, sql);
                return;
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
