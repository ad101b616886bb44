package dev.sitewright.launcher.migration.files;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A migration that is edited in place, {@code R__<title>.sql}: it runs behind all versioned ones, again whenever it has
 * changed. Files are ordered as they run.
 */
public record RepeatableFile(MigrationFolder folder, String title) implements SourceFile, Comparable<RepeatableFile> {
    private static final Pattern NAME = Pattern.compile("R__([^/]+)\\.sql");
    private static final Comparator<RepeatableFile> ORDER =
            Comparator.comparing(RepeatableFile::description).thenComparing(RepeatableFile::folder);

    public RepeatableFile {
        Title.require(title);
    }

    /** @return nothing when the file is none of these; fails with a {@link Refusal} when its title is malformed */
    static Optional<RepeatableFile> parse(MigrationFolder folder, String path) {
        return Optional.of(NAME.matcher(folder.nameOf(path)))
                .filter(name -> name.matches())
                .map(name -> new RepeatableFile(folder, name.group(1)));
    }

    @Override
    public String name() {
        return "R__" + title + ".sql";
    }

    @Override
    public int compareTo(RepeatableFile other) {
        return ORDER.compare(this, other);
    }

    /** @return as Flyway keeps it; two of one description cannot run in one database */
    private String description() {
        return title.replace('_', ' ');
    }
}
