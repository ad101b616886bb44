package dev.sitewright.launcher.migration.fill;

import java.util.List;

/**
 * A column that wants a value.
 *
 * @param type as it is written in a cast
 * @param base the type's name without length; of a domain, the one beneath it
 * @param length of a {@code varchar(n)}; 0 without
 * @param labels of an enum
 */
record Column(String name, String type, String base, int length, boolean nullable, List<String> labels) {
    Column {
        labels = List.copyOf(labels);
    }

    boolean isText() {
        return List.of("text", "character varying", "character", "citext").contains(base);
    }
}
