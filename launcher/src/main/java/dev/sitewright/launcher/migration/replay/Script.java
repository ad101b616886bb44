package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.migration.files.MigrationFile;

/**
 * One migration as it is replayed.
 *
 * @param file its name in the replay
 * @param source where a person finds it now
 * @param sql what it says
 */
public record Script(MigrationFile file, String source, String sql) {}
