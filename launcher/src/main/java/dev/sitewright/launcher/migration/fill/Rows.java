package dev.sitewright.launcher.migration.fill;

import dev.sitewright.launcher.migration.fill.Table.ForeignKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows for one table, inserted one by one. */
final class Rows {
    private final Connection connection;
    private final Table table;
    private final Values values;
    private final Map<Column, Hints> hints;
    private String refusal = "nothing was offered";

    Rows(Connection connection, Table table, Values values) {
        this.connection = connection;
        this.table = table;
        this.values = values;
        this.hints =
                table.columns().stream().collect(Collectors.toMap(column -> column, column -> Hints.of(table, column)));
    }

    /** @return whether the database took the row; else {@link #refusal} says why not */
    boolean insertOne() throws SQLException {
        var row = draw();
        for (var key : table.foreignKeys()) {
            if (!refer(row, key)) {
                refusal = "there is no row in " + key.parent() + " to refer to";
                return false;
            }
        }
        try (var statement = connection.prepareStatement(sql())) {
            int place = 1;
            for (var column : table.columns()) {
                statement.setString(place++, row.get(column.name()));
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            refusal = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return false;
        }
    }

    String refusal() {
        return refusal;
    }

    private Map<String, @Nullable String> draw() {
        var row = new HashMap<String, @Nullable String>();
        for (var column : table.columns()) {
            row.put(column.name(), values.draw(column, hints.getOrDefault(column, Hints.NONE)));
        }
        return row;
    }

    /** Replaces the values of a foreign key by those of one row over there, unless one is null already: then nothing is referred to. */
    private boolean refer(Map<String, @Nullable String> row, ForeignKey key) throws SQLException {
        if (key.columns().stream().anyMatch(column -> row.containsKey(column) && row.get(column) == null)) {
            return true;
        }
        var names = key.referenced().stream().map(Rows::quoted).collect(Collectors.joining(", "));
        var query = "select " + names + " from " + key.parent() + " order by random() limit 1";
        try (var statement = connection.createStatement();
                var parent = statement.executeQuery(query)) {
            if (!parent.next()) {
                return false;
            }
            for (int i = 0; i < key.columns().size(); i++) {
                row.put(key.columns().get(i), parent.getString(i + 1));
            }
            return true;
        }
    }

    private String sql() {
        if (table.columns().isEmpty()) {
            return "insert into " + table.name() + " default values";
        }
        var names =
                table.columns().stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
        var casts = table.columns().stream()
                .map(column -> "cast(? as " + column.type() + ")")
                .collect(Collectors.joining(", "));
        return "insert into " + table.name() + " (" + names + ") values (" + casts + ")";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
