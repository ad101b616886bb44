package dev.sitewright.launcher.migration.files;

/** One of the branch's own files, and its name behind the main line: often the same. */
public record Move(MigrationFile from, MigrationFile to) {
    public boolean renames() {
        return !from.equals(to);
    }
}
