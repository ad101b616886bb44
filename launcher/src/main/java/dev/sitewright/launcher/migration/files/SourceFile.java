package dev.sitewright.launcher.migration.files;

/** A migration by its name and where it lies. Its name is always well-formed. */
public sealed interface SourceFile permits MigrationFile, RepeatableFile {
    MigrationFolder folder();

    /** @return without the folder */
    String name();

    /** @return relative to the root, with slashes on every system */
    default String path() {
        return folder().path() + "/" + name();
    }
}
