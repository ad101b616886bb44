package dev.sitewright.launcher.migration.lint;

import dev.sitewright.launcher.migration.files.MigrationFolder;
import dev.sitewright.launcher.migration.files.SourceFile;
import dev.sitewright.launcher.migration.files.SourceTree;
import dev.sitewright.launcher.migration.lint.SqlText.Piece;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Functions that migrations make. Each has its newest text in a repeatable migration, where a change of it shows as one. */
final class Functions {
    private static final Pattern MADE = pattern("create\\s+(?:or\\s+replace\\s+)?(?:function|procedure)\\s+(\\w+)");
    private static final Pattern DROPPED = pattern("drop\\s+(?:function|procedure)\\s+(?:if\\s+exists\\s+)?(\\w+)");

    private record Name(MigrationFolder folder, String function) {
        boolean isTextOf(Name other) {
            return function.equals(other.function) && folder.sharesDatabaseWith(other.folder);
        }
    }

    private Functions() {}

    /** @return a sentence for every function that versioned migrations have made, and no repeatable one holds */
    static List<String> withoutText(SourceTree tree, Function<SourceFile, String> read) {
        var texts = new LinkedHashMap<Name, SourceFile>();
        tree.repeatables().forEach(file -> note(file, read.apply(file), texts));
        var made = new LinkedHashMap<Name, SourceFile>();
        tree.files().forEach(file -> note(file, read.apply(file), made));
        return made.entrySet().stream()
                .filter(function -> texts.keySet().stream().noneMatch(text -> text.isTextOf(function.getKey())))
                .map(function -> function.getValue().path() + " made the function "
                        + function.getKey().function() + ", whose text no repeatable migration holds: write it to "
                        + function.getValue().folder().path() + "/R__"
                        + function.getKey().function() + ".sql.")
                .toList();
    }

    static Optional<String> made(Piece statement) {
        return name(MADE, statement);
    }

    /** Notes what is there when the file has run. */
    private static void note(SourceFile file, String script, Map<Name, SourceFile> functions) {
        for (var statement : SqlText.of(script).statements()) {
            made(statement).ifPresent(name -> functions.put(new Name(file.folder(), name), file));
            name(DROPPED, statement).ifPresent(name -> functions.remove(new Name(file.folder(), name)));
        }
    }

    private static Optional<String> name(Pattern pattern, Piece statement) {
        return Optional.of(pattern.matcher(statement.code()))
                .filter(matcher -> matcher.lookingAt())
                .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT));
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
