package dev.sitewright.launcher.migration.fill;

import dev.sitewright.launcher.migration.fill.Table.Check;
import dev.sitewright.launcher.migration.fill.Table.ForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads from PostgreSQL's catalog what rows its tables take. */
record Catalog(Connection connection) {
    private static final String TABLES = """
            select cast(cast(c.oid as regclass) as text) as name
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'flyway_schema_history'
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by c.oid
            """;

    /** Serial columns, identities and generated columns get their values from the database. */
    private static final String COLUMNS = """
            select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not (a.attnotnull or t.typnotnull) as nullable,
                   format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null) as base,
                   case when b.typname in ('varchar', 'bpchar')
                        then greatest(a.atttypmod, t.typtypmod) - 4 else 0 end as length,
                   array(select enumlabel::text from pg_enum where enumtypid = b.oid order by enumsortorder) as labels
            from pg_attribute a
            join pg_type t on t.oid = a.atttypid
            join pg_type b on b.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = cast(? as regclass) and a.attnum > 0 and not a.attisdropped
              and a.attidentity = '' and a.attgenerated = ''
              and coalesce(pg_get_expr(d.adbin, d.adrelid), '') not like 'nextval(%'
            order by a.attnum
            """;

    private static final String CONSTRAINTS = """
            select contype::text as kind, pg_get_constraintdef(k.oid) as definition, cast(cast(confrelid as regclass) as text) as parent,
                   array(select attname::text from unnest(conkey) with ordinality u (n, i)
                         join pg_attribute on attrelid = conrelid and attnum = n order by i) as columns,
                   array(select attname::text from unnest(confkey) with ordinality u (n, i)
                         join pg_attribute on attrelid = confrelid and attnum = n order by i) as referenced
            from pg_constraint k
            where conrelid = cast(? as regclass) and contype in ('c', 'f')
            order by k.oid
            """;

    /** @return the tables of all schemas but PostgreSQL's own, in the order in which they were made; partitions count as their parent */
    List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(table(rows.getString("name")));
            }
        }
        return tables;
    }

    private Table table(String name) throws SQLException {
        var foreignKeys = new ArrayList<ForeignKey>();
        var checks = new ArrayList<Check>();
        try (var statement = connection.prepareStatement(CONSTRAINTS)) {
            statement.setString(1, name);
            var rows = statement.executeQuery();
            while (rows.next()) {
                var columns = texts(rows, "columns");
                if (rows.getString("kind").equals("f")) {
                    foreignKeys.add(new ForeignKey(columns, rows.getString("parent"), texts(rows, "referenced")));
                } else {
                    checks.add(new Check(columns, rows.getString("definition")));
                }
            }
        }
        return new Table(name, columns(name), foreignKeys, checks);
    }

    private List<Column> columns(String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            var rows = statement.executeQuery();
            while (rows.next()) {
                columns.add(new Column(
                        rows.getString("name"),
                        rows.getString("type"),
                        rows.getString("base"),
                        Math.max(0, rows.getInt("length")),
                        rows.getBoolean("nullable"),
                        texts(rows, "labels")));
            }
        }
        return columns;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
