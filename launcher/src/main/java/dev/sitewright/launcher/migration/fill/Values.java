package dev.sitewright.launcher.migration.fill;

import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Draws values as texts, to be cast to the column's type. They come from small ranges: rows that share a value are part of real data. */
final class Values {
    private static final int RANGE = 40;
    private static final double NULLS = 0.3;
    private static final double HINTS = 0.8;

    private final RandomGenerator random;

    Values(RandomGenerator random) {
        this.random = random;
    }

    @Nullable String draw(Column column, Hints hints) {
        if (column.nullable() && random.nextDouble() < NULLS) {
            return null;
        }
        var value = value(column, hints);
        return column.length() > 0 && value.length() > column.length() ? value.substring(0, column.length()) : value;
    }

    private String value(Column column, Hints hints) {
        if (!hints.samples().isEmpty()) {
            var text = new StringBuilder();
            hints.samples().get(random.nextInt(hints.samples().size())).append(text, random);
            return text.toString();
        }
        if (!hints.values().isEmpty() && random.nextDouble() < HINTS) {
            return hints.values().get(random.nextInt(hints.values().size()));
        }
        return column.labels().isEmpty()
                ? plain(column)
                : column.labels().get(random.nextInt(column.labels().size()));
    }

    private String plain(Column column) {
        var number = 1 + random.nextInt(RANGE);
        if (column.type().endsWith("[]")) {
            return "{}";
        }
        return switch (column.base()) {
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "smallint", "integer", "bigint", "oid" -> Integer.toString(number);
            case "numeric", "real", "double precision" -> number + ".5";
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "json", "jsonb" -> "{\"number\": " + number + "}";
            case "bytea" -> String.format(Locale.ROOT, "\\x%02x", number);
            case "date" -> "2026-01-01";
            case "timestamp with time zone", "timestamp without time zone" ->
                String.format(Locale.ROOT, "2026-01-01 00:%02d:00+00", number);
            case "time with time zone", "time without time zone" -> String.format(Locale.ROOT, "00:%02d:00+00", number);
            case "interval" -> number + " minutes";
            case "inet", "cidr" -> "192.0.2." + number;
            case "macaddr" -> String.format(Locale.ROOT, "00:00:5e:00:53:%02x", number);
            case "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange" -> "empty";
            case "xml" -> "<number>" + number + "</number>";
            default -> column.name() + " " + number;
        };
    }
}
