package dev.sitewright.launcher.migration.files;

import java.util.Comparator;
import java.util.regex.Pattern;

/** One migration by its name, {@code V<stamp>__<title>.sql}. Files are ordered as they run. */
public record MigrationFile(MigrationFolder folder, Stamp stamp, String title) implements Comparable<MigrationFile> {
    /** Short enough for a listing, and PostgreSQL's own limit of names. */
    private static final int LONGEST_TITLE = 63;

    private static final Pattern TITLE = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("V(\\d{12})__(.+)\\.sql");
    private static final Comparator<MigrationFile> ORDER = Comparator.comparing(MigrationFile::stamp)
            .thenComparing(MigrationFile::folder)
            .thenComparing(MigrationFile::title);

    public MigrationFile {
        if (!TITLE.matcher(title).matches() || title.length() > LONGEST_TITLE) {
            throw new Refusal("The migration name '" + title + "' is malformed: use lower-case words joined by '_',"
                    + " beginning with a letter, at most " + LONGEST_TITLE + " characters, such as add_colour.");
        }
    }

    /** Fails with a {@link Refusal} when {@code path}, relative to the root, is no well-formed name of a migration. */
    public static MigrationFile parse(MigrationFolder folder, String path) {
        var name = path.substring(folder.path().length() + 1);
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new Refusal(path + " is malformed: every file in a migration folder is named"
                    + " V<yyyyMMddHHmm>__<name>.sql, without sub-folders.");
        }
        var stamp = Stamp.parse(matcher.group(1))
                .orElseThrow(() -> new Refusal(path + " is malformed: " + matcher.group(1) + " is no date and time."));
        return new MigrationFile(folder, stamp, matcher.group(2));
    }

    public String name() {
        return "V" + stamp + "__" + title + ".sql";
    }

    /** @return relative to the root, with slashes on every system */
    public String path() {
        return folder.path() + "/" + name();
    }

    public MigrationFile at(Stamp other) {
        return new MigrationFile(folder, other, title);
    }

    @Override
    public int compareTo(MigrationFile other) {
        return ORDER.compare(this, other);
    }
}
