package dev.sitewright.launcher.migration.fill;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table to fill.
 *
 * @param name quoted and qualified as SQL needs it
 * @param columns without those that the database fills by itself
 * @param checks conditions over a row
 */
record Table(String name, List<Column> columns, List<ForeignKey> foreignKeys, List<Check> checks) {

    /**
     * @param columns in the order of {@code referenced}
     * @param parent the other table's name
     */
    record ForeignKey(List<String> columns, String parent, List<String> referenced) {}

    /** @param condition as PostgreSQL writes it back */
    record Check(List<String> columns, String condition) {}

    Stream<String> conditionsOn(Column column) {
        return checks.stream()
                .filter(check -> check.columns().contains(column.name()))
                .map(Check::condition);
    }
}
