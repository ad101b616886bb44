package dev.sitewright.projects.project;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A project's name as it stands in addresses: lower-case ASCII letters, digits and single hyphens, at most 63 characters, so
 * that it also serves as a host name's label (RFC 1035). Unique per owner.
 *
 * @param value the slug
 */
record Slug(String value) {
    /** The slug of a name without any Latin letter or digit. */
    static final String WITHOUT_LETTERS = "project";

    /** Leaves room below 63 for a hyphen and a number. */
    private static final int MAX_BASE_LENGTH = 50;

    private static final int MAX_LENGTH = 63;

    /** As the table checks it. */
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");

    /** Latin letters that Unicode does not take apart into a plain letter and a mark. */
    private static final Map<String, String> SPELT_OUT =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i");

    /** @return whether a text from outside is a slug */
    static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** @return the slug of a name, not yet made unique */
    static Slug of(ProjectName name) {
        var plain = APOSTROPHES.matcher(name.value().toLowerCase(Locale.ROOT)).replaceAll("");
        for (var letter : SPELT_OUT.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        var letters =
                MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
        var joined = trimmed(BETWEEN_WORDS.matcher(letters).replaceAll("-"));
        return new Slug(joined.isEmpty() ? WITHOUT_LETTERS : joined);
    }

    /** @return this slug when it is free, else the first of {@code slug-2}, {@code slug-3} … that is */
    Slug firstFree(Set<String> taken) {
        if (!taken.contains(value)) {
            return this;
        }
        return IntStream.iterate(2, number -> number + 1)
                .mapToObj(number -> value + "-" + number)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .map(Slug::new)
                .orElseThrow();
    }

    private static String trimmed(String joined) {
        var start = joined.startsWith("-") ? 1 : 0;
        var end = Math.min(joined.length(), start + MAX_BASE_LENGTH);
        while (end > start && joined.charAt(end - 1) == '-') {
            end--;
        }
        return joined.substring(start, end);
    }
}
