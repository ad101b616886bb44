package dev.sitewright.launcher.migration.files;

import java.util.regex.Pattern;

/** What a migration is called, behind its version. */
final class Title {
    /** Short enough for a listing, and PostgreSQL's own limit of names. */
    private static final int LONGEST = 63;

    private static final Pattern TITLE = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*");

    private Title() {}

    static void require(String title) {
        if (!TITLE.matcher(title).matches() || title.length() > LONGEST) {
            throw new Refusal("The migration name '" + title + "' is malformed: use lower-case words joined by '_',"
                    + " beginning with a letter, at most " + LONGEST + " characters, such as add_colour.");
        }
    }
}
