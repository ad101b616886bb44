package dev.sitewright.platform.many;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which version of a resource a change is meant for. */
public sealed interface Precondition {
    /** Whichever it is, if it is there at all: {@code If-Match: *}. */
    record Any() implements Precondition {}

    /** One of these. */
    record OneOf(Set<Long> versions) implements Precondition {}

    /** @return whether a resource of this version may be changed */
    default boolean admits(long version) {
        return switch (this) {
            case Any any -> true;
            case OneOf(var versions) -> versions.contains(version);
        };
    }

    /** @return the precondition in a list's item */
    static Precondition version(long version) {
        return new OneOf(Set.of(version));
    }

    /**
     * Reads {@code If-Match} (RFC 9110, section 13.1.1). Tags that are weak or not ours are compared, and match nothing.
     *
     * @return the precondition; throws {@link ProblemException} when there is none, or one that HTTP does not know
     */
    static Precondition ofIfMatch(@Nullable String header) {
        if (header == null) {
            throw new ProblemException(Problem.of(ProblemType.PRECONDITION_REQUIRED));
        }
        if (header.strip().equals("*")) {
            return new Any();
        }
        if (!Tags.LIST.matcher(header).matches()) {
            var fault = FaultType.WRONG_FORM.at("If-Match:", "is neither * nor a list of entity tags");
            throw new ProblemException(Problem.invalid(fault));
        }
        return new OneOf(Tags.versions(header));
    }

    /** @return the entity tag of a version (RFC 9110, section 8.8.3) */
    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Entity tags. */
    final class Tags {
        private static final String TAG = "(?:W/)?\"[^\"]*\"";
        private static final Pattern LIST = Pattern.compile("\\s*" + TAG + "(?:\\s*,\\s*" + TAG + ")*\\s*");
        private static final Pattern STRONG = Pattern.compile("(?<!W/)\"([0-9]{1,18})\"");
        private static final Pattern ANY = Pattern.compile("\"([0-9]{1,18})\"");

        private Tags() {}

        static Set<Long> versions(String header) {
            return versions(header, STRONG);
        }

        /** For {@code If-None-Match}, which a proxy may have made weak. */
        static Set<Long> versionsWeakly(String header) {
            return versions(header, ANY);
        }

        private static Set<Long> versions(String header, Pattern ours) {
            var versions = new HashSet<Long>();
            var tags = ours.matcher(header);
            while (tags.find()) {
                versions.add(Long.valueOf(tags.group(1)));
            }
            return versions;
        }
    }
}
