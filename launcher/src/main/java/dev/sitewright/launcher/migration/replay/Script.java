package dev.sitewright.launcher.migration.replay;

/**
 * One migration as it is replayed.
 *
 * @param name the file in the replay
 * @param source where a person finds it now
 * @param sql what it says
 */
public record Script(String name, String source, String sql) {}
