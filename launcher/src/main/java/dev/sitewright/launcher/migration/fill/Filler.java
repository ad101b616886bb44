package dev.sitewright.launcher.migration.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fills the empty tables of a database. Values are drawn and offered; what the database's constraints refuse is drawn
 * anew. So every rule that PostgreSQL knows is kept without being understood here.
 */
public final class Filler {
    /** How many rows came in; and where none, what the database said of the last one offered. */
    public record Filled(String table, int rows, String refusal) {
        @Override
        public String toString() {
            return rows > 0
                    ? table + ": " + rows + " rows"
                    : table + ": stayed empty (" + refusal + "): write a seed for it";
        }
    }

    /** Enough for values that repeat and for nulls, few enough to draw again when some are refused. */
    private static final int ROWS = 20;

    private static final int DRAWS_PER_ROW = 200;
    private static final long SEED = 20_261_121;

    private final Connection connection;

    /** @param connection commits each statement by itself: the rows that are refused must not end the others */
    public Filler(Connection connection) {
        this.connection = connection;
    }

    /** @return what became of every table, in the order in which the tables were made; those that had rows before are left out */
    public List<Filled> fill() throws SQLException {
        fixOrderOfChance();
        var empty = new ArrayList<Table>();
        for (var table : new Catalog(connection).tables()) {
            if (isEmpty(table)) {
                empty.add(table);
            }
        }
        return fill(empty);
    }

    /** Tables are made after those they refer to, but for columns added later: hence again, as long as that fills one more. */
    private List<Filled> fill(List<Table> tables) throws SQLException {
        var filled = new ArrayList<Filled>();
        var left = new ArrayList<Filled>();
        var waiting = new ArrayList<Table>();
        for (var table : tables) {
            var result = fill(table);
            filled.add(result);
            if (result.rows() == 0) {
                left.add(result);
                waiting.add(table);
            }
        }
        if (!waiting.isEmpty() && waiting.size() < tables.size()) {
            filled.removeAll(left);
            filled.addAll(fill(waiting));
        }
        return filled;
    }

    private Filled fill(Table table) throws SQLException {
        var rows = new Rows(connection, table, new Values(new Random(SEED)));
        int count = 0;
        while (count < ROWS && offer(rows)) {
            count++;
        }
        return new Filled(table.name(), count, rows.refusal());
    }

    private static boolean offer(Rows rows) throws SQLException {
        for (int draw = 0; draw < DRAWS_PER_ROW; draw++) {
            if (rows.insertOne()) {
                return true;
            }
        }
        return false;
    }

    /** Rows to refer to are chosen by the server's own chance. */
    private void fixOrderOfChance() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select setseed(0.5)");
        }
    }

    private boolean isEmpty(Table table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select 1 from " + table.name() + " limit 1")) {
            return !rows.next();
        }
    }
}
