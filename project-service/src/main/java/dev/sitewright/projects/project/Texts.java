package dev.sitewright.projects.project;

/** What text can be kept. */
final class Texts {
    private Texts() {}

    /** PostgreSQL keeps no U+0000, and UTF-8 has no form for half a surrogate pair: both would come back as something else. */
    static boolean canBeKept(String value) {
        return value.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
