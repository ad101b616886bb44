package dev.sitewright.launcher.migration.files;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A migration that runs once, {@code V<stamp>__<title>.sql}. Files are ordered as they run. */
public record MigrationFile(MigrationFolder folder, Stamp stamp, String title)
        implements SourceFile, Comparable<MigrationFile> {
    private static final Pattern NAME = Pattern.compile("V(\\d{12})__(.+)\\.sql");
    private static final Comparator<MigrationFile> ORDER = Comparator.comparing(MigrationFile::stamp)
            .thenComparing(MigrationFile::folder)
            .thenComparing(MigrationFile::title);

    public MigrationFile {
        Title.require(title);
    }

    /** Fails with a {@link Refusal} when {@code path}, relative to the root, is no well-formed name of a migration. */
    static MigrationFile parse(MigrationFolder folder, String path) {
        var matcher = NAME.matcher(folder.nameOf(path));
        if (!matcher.matches()) {
            throw new Refusal(path + " is malformed: every file in a migration folder is named"
                    + " V<yyyyMMddHHmm>__<name>.sql or R__<name>.sql, without sub-folders.");
        }
        if (folder.isOptional()) {
            throw new Refusal(path + " has a version, but " + folder.path() + " holds repeatable migrations only:"
                    + " a service that begins to use it has run later versions already.");
        }
        var stamp = Stamp.parse(matcher.group(1))
                .orElseThrow(() -> new Refusal(path + " is malformed: " + matcher.group(1) + " is no date and time."));
        return new MigrationFile(folder, stamp, matcher.group(2));
    }

    @Override
    public String name() {
        return "V" + stamp + "__" + title + ".sql";
    }

    public MigrationFile at(Stamp other) {
        return new MigrationFile(folder, other, title);
    }

    @Override
    public int compareTo(MigrationFile other) {
        return ORDER.compare(this, other);
    }
}
