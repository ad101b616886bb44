package dev.sitewright.launcher.migration.fill;

import dev.sitewright.launcher.migration.fill.Sample.All;
import dev.sitewright.launcher.migration.fill.Sample.Letter;
import dev.sitewright.launcher.migration.fill.Sample.OneOf;
import dev.sitewright.launcher.migration.fill.Sample.Times;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the part of regular expressions that checks are made of: letters, classes, groups, alternatives and counts.
 * Whatever else there is fails with {@link IllegalArgumentException}.
 */
final class Expression {
    /** Most repetitions of an open count, so that samples stay readable. */
    private static final int OPEN_COUNT = 6;

    private static final String DIGITS = "0123456789";
    private static final String WORD = DIGITS + "abcdefghijklmnopqrstuvwxyz_";

    private final String text;
    private int at;

    private Expression(String text) {
        this.text = text;
    }

    static Sample sample(String expression) {
        var reader = new Expression(expression);
        var sample = reader.alternatives();
        if (reader.at < expression.length()) {
            throw new IllegalArgumentException(expression);
        }
        return sample;
    }

    private Sample alternatives() {
        var parts = new ArrayList<Sample>();
        do {
            parts.add(sequence());
        } while (take('|'));
        return parts.size() == 1 ? parts.getFirst() : new OneOf(parts);
    }

    private Sample sequence() {
        var parts = new ArrayList<Sample>();
        while (at < text.length() && "|)".indexOf(text.charAt(at)) < 0) {
            if (!take('^') && !take('$')) {
                parts.add(counted(one()));
            }
        }
        return new All(parts);
    }

    private Sample one() {
        if (take('(')) {
            if (take('?') && !take(':')) {
                throw new IllegalArgumentException(text);
            }
            var group = alternatives();
            need(')');
            return group;
        }
        return new Letter(take('[') ? letterClass() : letters());
    }

    private Sample counted(Sample part) {
        if (take('*')) {
            return new Times(part, 0, OPEN_COUNT);
        } else if (take('+')) {
            return new Times(part, 1, OPEN_COUNT);
        } else if (take('?')) {
            return new Times(part, 0, 1);
        } else if (!take('{')) {
            return part;
        }
        int least = number();
        int most = !take(',') ? least : text.charAt(at) == '}' ? least + OPEN_COUNT : number();
        need('}');
        return new Times(part, least, most);
    }

    private String letterClass() {
        boolean inverted = take('^');
        var letters = new StringBuilder();
        do {
            var one = letters();
            if (one.length() == 1 && at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                at++;
                letters.append(range(one.charAt(0), letters().charAt(0)));
            } else {
                letters.append(one);
            }
        } while (!take(']'));
        return inverted ? without(letters.toString()) : letters.toString();
    }

    /** @return the letters that one place, plain or escaped, stands for */
    private String letters() {
        var letter = next();
        if (letter == '.') {
            return WORD;
        } else if (letter != '\\') {
            return String.valueOf(letter);
        }
        var escaped = next();
        return switch (escaped) {
            case 'd' -> DIGITS;
            case 'w' -> WORD;
            case 's' -> " ";
            default -> {
                if (Character.isLetterOrDigit(escaped)) {
                    throw new IllegalArgumentException(text);
                }
                yield String.valueOf(escaped);
            }
        };
    }

    private static String range(char from, char to) {
        return IntStream.rangeClosed(from, to).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String without(String letters) {
        return IntStream.rangeClosed(' ', '~')
                .filter(letter -> letters.indexOf(letter) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private int number() {
        var from = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return Integer.parseInt(text, from, at, 10);
    }

    private char next() {
        if (at >= text.length()) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(at++);
    }

    private void need(char letter) {
        if (!take(letter)) {
            throw new IllegalArgumentException(text);
        }
    }

    private boolean take(char letter) {
        if (at < text.length() && text.charAt(at) == letter) {
            at++;
            return true;
        }
        return false;
    }
}
