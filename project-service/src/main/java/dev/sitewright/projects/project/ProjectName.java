package dev.sitewright.projects.project;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What people call a project: one line of 1 to {@link #MAX_CODE_POINTS} characters.
 *
 * @param value the name, without control characters and without blanks at its ends
 */
record ProjectName(String value) {
    /** Longest name, in Unicode code points; the table checks it too. */
    static final int MAX_CODE_POINTS = 100;

    /** The name of a project whose prompt has no word at all, such as one of emoji only. */
    static final String WITHOUT_WORDS = "New project";

    private static final int FEWEST_WORDS = 2;
    private static final int MOST_WORDS = 4;
    /** Four such words and the blanks between them stay below {@link #MAX_CODE_POINTS}. */
    private static final int MAX_WORD_CODE_POINTS = 24;
    /** A prompt says early what it wants; reading on would only cost time. */
    private static final int READ_CODE_POINTS = 2_000;

    private static final Pattern ADDRESS = Pattern.compile("\\p{Alpha}{2,10}://\\S+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:['’][\\p{L}\\p{N}]+)?");

    /** What nearly every prompt asks for; it tells one project from another badly. */
    private static final Set<String> GENERIC =
            Set.of("app", "application", "homepage", "page", "pages", "project", "site", "web", "webpage", "website");

    /** Words that carry no subject of their own. */
    private static final Set<String> FILLERS = Set.of(
            "a",
            "about",
            "add",
            "all",
            "also",
            "an",
            "and",
            "any",
            "are",
            "as",
            "at",
            "be",
            "beautiful",
            "build",
            "by",
            "can",
            "clean",
            "cool",
            "could",
            "create",
            "design",
            "develop",
            "do",
            "easy",
            "elegant",
            "every",
            "for",
            "from",
            "generate",
            "get",
            "give",
            "great",
            "has",
            "have",
            "help",
            "i",
            "i'd",
            "i'm",
            "in",
            "into",
            "is",
            "it",
            "its",
            "just",
            "let",
            "let's",
            "like",
            "look",
            "looking",
            "lovely",
            "make",
            "me",
            "minimal",
            "modern",
            "my",
            "need",
            "new",
            "nice",
            "of",
            "on",
            "one",
            "or",
            "our",
            "out",
            "own",
            "please",
            "pretty",
            "shall",
            "should",
            "show",
            "shows",
            "simple",
            "single",
            "small",
            "so",
            "some",
            "something",
            "static",
            "that",
            "the",
            "their",
            "them",
            "there",
            "these",
            "they",
            "this",
            "tiny",
            "to",
            "up",
            "us",
            "use",
            "using",
            "very",
            "want",
            "we",
            "where",
            "which",
            "who",
            "will",
            "with",
            "would",
            "write",
            "you",
            "your");

    /**
     * Names a project after its prompt: the first two to four words that say what it is about, in the order of the prompt. The
     * same prompt always gives the same name, and every prompt gives one.
     */
    static ProjectName fromPrompt(String prompt) {
        var beginning = firstCodePoints(prompt, READ_CODE_POINTS);
        var words = wordsOf(ADDRESS.matcher(Normalizer.normalize(beginning, Normalizer.Form.NFKC))
                .replaceAll(" "));
        if (words.isEmpty()) {
            return new ProjectName(WITHOUT_WORDS);
        }
        return new ProjectName(
                chosenFrom(words).stream().map(ProjectName::capitalised).collect(Collectors.joining(" ")));
    }

    private static List<String> wordsOf(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).distinct().toList();
    }

    /** The most telling words: as many subjects as fit; only when they are too few, a generic word or a filler beside them. */
    private static List<String> chosenFrom(List<String> words) {
        var subjects = words.stream().filter(word -> emptiness(word) == 0).count();
        var wanted = Math.clamp(subjects, FEWEST_WORDS, MOST_WORDS);
        return IntStream.range(0, words.size())
                .boxed()
                .sorted(Comparator.comparingInt(index -> emptiness(words.get(index)))) // stable: earlier words win
                .limit(wanted)
                .sorted()
                .map(words::get)
                .toList();
    }

    private static int emptiness(String word) {
        var plain = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        return FILLERS.contains(plain) ? 2 : GENERIC.contains(plain) ? 1 : 0;
    }

    private static String capitalised(String word) {
        var cut = firstCodePoints(word, MAX_WORD_CODE_POINTS);
        var first = cut.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + cut.substring(Character.charCount(first));
    }

    private static String firstCodePoints(String text, int count) {
        return text.codePointCount(0, text.length()) <= count
                ? text
                : text.substring(0, text.offsetByCodePoints(0, count));
    }
}
