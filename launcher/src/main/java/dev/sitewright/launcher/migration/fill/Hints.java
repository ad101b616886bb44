package dev.sitewright.launcher.migration.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the checks of a table say about a column's values.
 *
 * @param values texts or numbers that are named
 * @param samples of the regular expressions that a text is matched with
 */
record Hints(List<String> values, List<Sample> samples) {
    static final Hints NONE = new Hints(List.of(), List.of());

    private static final Pattern TEXT = Pattern.compile("(?<match>!?~{1,2}\\*?)?\\s*'(?<text>(?:[^']|'')*)'");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(?:\\.\\d+)?(?![\\w.'])");

    static Hints of(Table table, Column column) {
        var conditions = table.conditionsOn(column).toList();
        if (!column.isText()) {
            return new Hints(conditions.stream().flatMap(Hints::numbers).toList(), List.of());
        }
        var values = new ArrayList<String>();
        var samples = new ArrayList<Sample>();
        for (var condition : conditions) {
            var texts = TEXT.matcher(condition);
            while (texts.find()) {
                var text = texts.group("text").replace("''", "'");
                if (texts.group("match") == null) {
                    values.add(text);
                } else if (texts.group("match").equals("~")
                        || texts.group("match").equals("~*")) {
                    sample(text).ifPresent(samples::add);
                }
            }
        }
        return new Hints(values, samples);
    }

    private static Stream<String> numbers(String condition) {
        return NUMBER.matcher(condition).results().map(number -> number.group());
    }

    private static Optional<Sample> sample(String expression) {
        try {
            return Optional.of(Expression.sample(expression));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // more than simple: rows come from seeds then
        }
    }
}
