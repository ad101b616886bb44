package dev.sitewright.launcher.migration.replay;

import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/**
 * A statement that PostgreSQL did not run.
 *
 * @param message the driver's
 */
record ScriptFailure(FlywaySqlScriptException flyway, String message) {
    /** The line of the driver's message that holds nothing but a number; its label is in the person's language. */
    private static final Pattern POSITION = Pattern.compile("\n  [^\n]*?: (\\d+)(?=\n|$)");

    /** @param scripts those that were run: one of them is the failing one */
    String sentence(List<Script> scripts, String where) {
        var resource = flyway.getResource();
        var name = resource == null ? "" : resource.getFilename();
        var place = scripts.stream()
                .filter(script -> script.name().equals(name))
                .map(script -> script.source() + ":" + line(script.sql()))
                .findFirst()
                .orElse(name);
        return place + ": fails " + where + ": "
                + POSITION.matcher(message).replaceFirst("").replace("\n  ", "; ");
    }

    /** PostgreSQL tells the letter within the statement; Flyway the line of its first word, which comments can stand before. */
    private int line(String sql) {
        var statement = flyway.getStatement();
        var start = sql.lastIndexOf(statement, endOfLine(sql, flyway.getLineNumber()));
        var letter = POSITION.matcher(message);
        if (start < 0 || !letter.find()) {
            return flyway.getLineNumber();
        }
        var at = Math.clamp(start + Long.parseLong(letter.group(1)) - 1, start, sql.length());
        return 1 + (int) sql.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static int endOfLine(String sql, int line) {
        var before = sql.lines().limit(line).mapToInt(text -> text.length() + 1).sum();
        return Math.min(before, sql.length());
    }
}
