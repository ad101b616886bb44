package dev.sitewright.launcher.migration.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script cut into statements.
 *
 * @param original as written
 * @param code the same, letter for letter in the same places, with spaces for comments and for the insides of strings
 */
record SqlText(String original, String code) {
    private static final Pattern HIDDEN = Pattern.compile(
            "--[^\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\\$(?<tag>\\w*)\\$(?<body>.*?)\\$\\k<tag>\\$", Pattern.DOTALL);
    private static final Pattern ALLOWED = Pattern.compile("\\s*--\\s*allow:\\s*\\S.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DO = Pattern.compile("do(?:\\s+language\\s+\\w+)?", Pattern.CASE_INSENSITIVE);

    /** A statement, or a part of one: where it begins in the script, and its code from there. */
    record Piece(int start, String code) {}

    static SqlText of(String script) {
        return new SqlText(script, mask(script));
    }

    /** @return the statements, none empty; those of a DO block each by itself */
    List<Piece> statements() {
        return split(new Piece(0, code), ';');
    }

    int lineOf(int offset) {
        return 1
                + (int) original.substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** @return whether the comment lines directly above the line of this offset give a reason */
    boolean isAllowed(int offset) {
        var lines = original.lines().toList();
        for (int i = lineOf(offset) - 2; i >= 0 && lines.get(i).strip().startsWith("--"); i--) {
            if (ALLOWED.matcher(lines.get(i)).matches()) {
                return true;
            }
        }
        return false;
    }

    /** @return the parts between the separators that stand outside of parentheses, without the space around them */
    static List<Piece> split(Piece whole, char separator) {
        var pieces = new ArrayList<Piece>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= whole.code().length(); i++) {
            var letter = i == whole.code().length() ? separator : whole.code().charAt(i);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == separator
                    && (depth == 0 || separator == ';' || i == whole.code().length())) {
                add(pieces, whole, from, i);
                from = i + 1;
            }
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, Piece whole, int from, int to) {
        var part = whole.code().substring(from, to);
        if (!part.isBlank()) {
            var indent = part.length() - part.stripLeading().length();
            pieces.add(new Piece(whole.start() + from + indent, part.strip()));
        }
    }

    private static String mask(String text) {
        var code = new StringBuilder();
        var hidden = HIDDEN.matcher(text);
        while (hidden.find()) {
            hidden.appendReplacement(code, "");
            code.append(hidden.group("tag") != null && isDo(code) ? statements(hidden) : blank(hidden.group()));
        }
        return hidden.appendTail(code).toString();
    }

    /** A DO block runs with the migration, so its statements count; a function's body does not run now. */
    private static boolean isDo(StringBuilder before) {
        return DO.matcher(before.substring(before.lastIndexOf(";") + 1).strip()).matches();
    }

    private static String statements(Matcher block) {
        var delimiter = block.group("tag").length() + 2;
        return ";" + " ".repeat(delimiter - 1) + mask(block.group("body")) + " ".repeat(delimiter);
    }

    private static String blank(String hidden) {
        return hidden.replaceAll("[^\n]", " ");
    }
}
