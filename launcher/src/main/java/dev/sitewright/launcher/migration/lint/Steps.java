package dev.sitewright.launcher.migration.lint;

import dev.sitewright.launcher.migration.lint.SqlText.Piece;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judges the statements of one script in their order. A table that the script itself makes is empty: nothing of it is judged. */
final class Steps {
    /** @param rule what the piece does, as far as it needs a reason */
    record Step(Rule rule, Piece statement, Piece part) {}

    private static final String NAME = "((?:\"[^\"]+\"|[\\w$.])+)";
    private static final String BEGINNING = "(?:.*\\b(?:begin|then|else|loop)\\s+)?"; // what precedes it in a DO block
    private static final Pattern CREATE_TABLE =
            statement("create\\s+(?:(?:unlogged|temp|temporary)\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?" + NAME);
    private static final Pattern ALTER_TABLE =
            statement("alter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?" + NAME + "\\s*\\*?\\s+");
    private static final Pattern CREATE_INDEX =
            statement("create\\s+(?:unique\\s+)?index\\s+(?!concurrently\\b).*?\\bon\\s+(?:only\\s+)?" + NAME);
    private static final List<Rules> WHOLE = List.of(
            new Rules(
                    Rule.DROP_TABLE,
                    statement("drop\\s+(?:table|materialized\\s+view|schema|owned)\\s+(?:if\\s+exists\\s+)?" + NAME)),
            new Rules(Rule.EMPTY_TABLE, statement("truncate\\s+(?:table\\s+)?(?:only\\s+)?" + NAME)),
            new Rules(Rule.EMPTY_TABLE, statement("delete\\s+from\\s+(?:only\\s+)?" + NAME + "(?!.*\\bwhere\\b)")),
            new Rules(
                    Rule.RENAME,
                    statement("alter\\s+(?:materialized\\s+view|view|schema|type|domain)\\s+" + NAME
                            + ".*\\brename\\b")));
    private static final List<Rules> ACTIONS = List.of(
            new Rules(Rule.DROP_COLUMN, pattern("drop\\s+(?!constraint\\b)")),
            new Rules(Rule.TYPE_CHANGE, pattern("alter\\s+(?:column\\s+)?" + NAME + "\\s+(?:set\\s+data\\s+)?type\\b")),
            new Rules(Rule.NOT_NULL, pattern("alter\\s+(?:column\\s+)?" + NAME + "\\s+set\\s+not\\s+null\\b")),
            new Rules(Rule.RENAME, pattern("rename\\s+(?!constraint\\b)")),
            new Rules(
                    Rule.CHECKED_CONSTRAINT,
                    pattern("add\\s+(?:constraint\\s+" + NAME
                            + "\\s+)?(?:foreign\\s+key|check|unique|primary\\s+key|exclude)\\b"
                            + "(?!.*(?:\\bnot\\s+valid\\b|\\busing\\s+index\\b))")),
            new Rules(
                    Rule.NOT_NULL,
                    pattern(
                            "add\\s+(?!constraint\\b)(?=.*\\b(?:not\\s+null|primary\\s+key)\\b)(?!.*\\b(?:default|generated)\\b)")));

    private record Rules(Rule rule, Pattern pattern) {}

    private final Set<String> made = new HashSet<>();

    Stream<Step> of(Piece statement) {
        matcher(CREATE_TABLE, statement).ifPresent(table -> made.add(name(table.group(1))));
        return Stream.concat(whole(statement), actions(statement));
    }

    private Stream<Step> whole(Piece statement) {
        var index = matcher(CREATE_INDEX, statement)
                .filter(this::isOld)
                .map(table -> new Step(Rule.PLAIN_INDEX, statement, statement));
        var others = WHOLE.stream()
                .filter(rule ->
                        matcher(rule.pattern(), statement).filter(this::isOld).isPresent())
                .map(rule -> new Step(rule.rule(), statement, statement));
        return Stream.concat(index.stream(), others);
    }

    private Stream<Step> actions(Piece statement) {
        return matcher(ALTER_TABLE, statement).filter(this::isOld).stream().flatMap(table -> {
            var rest =
                    new Piece(statement.start() + table.end(), statement.code().substring(table.end()));
            return SqlText.split(rest, ',').stream().flatMap(action -> judged(statement, action));
        });
    }

    private static Stream<Step> judged(Piece statement, Piece action) {
        return ACTIONS.stream()
                .filter(rule -> rule.pattern().matcher(action.code()).lookingAt())
                .map(rule -> new Step(rule.rule(), statement, action));
    }

    private boolean isOld(Matcher table) {
        return !made.contains(name(table.group(1)));
    }

    private static Optional<Matcher> matcher(Pattern pattern, Piece statement) {
        return Optional.of(pattern.matcher(statement.code())).filter(Matcher::lookingAt);
    }

    private static Pattern statement(String expression) {
        return pattern(BEGINNING + expression);
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static String name(String written) {
        return written.toLowerCase(Locale.ROOT).replace("\"", "").replaceFirst("^public\\.", "");
    }
}
