package dev.sitewright.launcher.migration.lint;

import dev.sitewright.launcher.migration.files.MigrationFile;
import dev.sitewright.launcher.migration.files.RepeatableFile;
import dev.sitewright.launcher.migration.files.SourceFile;
import dev.sitewright.launcher.migration.files.Stamp;
import dev.sitewright.launcher.migration.lint.SqlText.Piece;
import dev.sitewright.launcher.migration.lint.Steps.Step;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What only versioned migrations may do, or only repeatable ones. */
record Kind(SourceFile file) {
    /** Since then functions stand in repeatable migrations (decision 0511); those before have run and stay. */
    private static final Stamp FUNCTIONS_APART = Stamp.parse("202611220000").orElseThrow();

    private static final Pattern RUNS_AGAIN = Pattern.compile(
            "create\\s+or\\s+replace\\b|(?:create|alter)\\b.*\\bif\\s+not\\s+exists\\b|set\\s+local\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    Stream<Step> of(Piece statement) {
        return switch (file) {
            case RepeatableFile again ->
                judged(!RUNS_AGAIN.matcher(statement.code()).lookingAt(), Rule.RUNS_ONCE, statement);
            case MigrationFile once ->
                judged(
                        once.stamp().compareTo(FUNCTIONS_APART) >= 0
                                && Functions.made(statement).isPresent(),
                        Rule.FUNCTION,
                        statement);
        };
    }

    private static Stream<Step> judged(boolean found, Rule rule, Piece statement) {
        return found ? Stream.of(new Step(rule, statement, statement)) : Stream.empty();
    }
}
