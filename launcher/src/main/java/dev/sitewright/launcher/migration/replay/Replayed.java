package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.migration.fill.Filler.Filled;
import java.util.List;

/**
 * A replay that went through.
 *
 * @param before the schema of the main line
 * @param after the schema with the branch's migrations
 * @param rows what lay in the tables while these ran; empty when the main line has no migration yet
 * @param migrated a database with that schema and those rows
 */
public record Replayed(String before, String after, List<Filled> rows, Database migrated) {}
