package dev.sitewright.bridge.demomodel;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a prompt. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’&-]*");
    private static final Pattern NAME = Pattern.compile(
            "[\"“„«]([^\"”“»]{2,60})[\"”»]"
                    + "|\\b(?:called|named|titled|call it|name it|rename it to)\\s+([^\"“”„«».,;:!?\\n]{2,60})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBJECT =
            Pattern.compile("\\b(?:for|about|of)\\s+([^.,;:!?\\n]{3,120})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADING_ARTICLE =
            Pattern.compile("^(?:a|an|the|my|our|your|some)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL =
            Pattern.compile("\\s+(?:with|that|which|who|where|including|featuring|and)\\s.*", Pattern.CASE_INSENSITIVE);

    /** Say what to do, not what the page is about. */
    private static final Set<String> EMPTY = Set.of(
            "a",
            "an",
            "the",
            "and",
            "or",
            "of",
            "for",
            "to",
            "in",
            "on",
            "at",
            "by",
            "with",
            "from",
            "that",
            "which",
            "this",
            "these",
            "it",
            "its",
            "is",
            "are",
            "be",
            "as",
            "my",
            "our",
            "your",
            "i",
            "me",
            "we",
            "us",
            "you",
            "please",
            "can",
            "could",
            "would",
            "like",
            "want",
            "need",
            "make",
            "build",
            "create",
            "add",
            "write",
            "show",
            "give",
            "use",
            "using",
            "should",
            "will",
            "page",
            "pages",
            "site",
            "website",
            "web",
            "landing",
            "homepage",
            "simple",
            "nice",
            "beautiful",
            "modern",
            "small",
            "new",
            "some",
            "also",
            "has",
            "have",
            "one",
            "section",
            "about",
            "into",
            "more",
            "less",
            "very",
            "there",
            "then",
            "now",
            "change",
            "put",
            "called",
            "named");

    private Words() {}

    /** @return the words in lower case, in order */
    static List<String> of(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** @return whether the text has one of these words, or its plural */
    static boolean mentions(String text, Collection<String> words) {
        var own = Set.copyOf(of(text));
        return words.stream().anyMatch(word -> own.contains(word) || own.contains(word + "s"));
    }

    /** @return the words that say what it is about, as written, each once, at most {@code limit} */
    static List<String> telling(String text, int limit) {
        return WORD
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() > 2 && !EMPTY.contains(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(
                        word -> word.toLowerCase(Locale.ROOT),
                        word -> word,
                        (first, again) -> first,
                        java.util.LinkedHashMap::new))
                .values()
                .stream()
                .limit(limit)
                .toList();
    }

    /** @return a name that the text gives in quotes or after "called"; empty when it gives none */
    static String name(String text) {
        var found = NAME.matcher(text);
        if (!found.find()) {
            return "";
        }
        var quoted = found.group(1);
        return quoted != null ? quoted.strip() : withoutTail(found.group(2));
    }

    /** @return what the text is about, in a few of its own words */
    static String subject(String text) {
        var name = name(text);
        if (!name.isEmpty()) {
            return capitalised(name);
        }
        var found = SUBJECT.matcher(text);
        var candidate = found.find() ? withoutTail(found.group(1)) : "";
        return capitalised(candidate.isEmpty() ? String.join(" ", telling(text, 4)) : candidate);
    }

    /** @return the text on one line, cut at a word after about {@code limit} characters */
    static String shortened(String text, int limit) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= limit) {
            return line;
        }
        var end = line.lastIndexOf(' ', limit);
        return line.substring(0, end > limit / 2 ? end : line.offsetByCodePoints(0, limit / 2)) + "…";
    }

    /** @return the text with its first letter in upper case */
    static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String withoutTail(String text) {
        var bare = LEADING_ARTICLE.matcher(text.strip()).replaceFirst("");
        return shortened(TAIL.matcher(bare).replaceFirst(""), 48);
    }
}
