/**
 * Runs migrations on a PostgreSQL of its own: from nothing, and behind the main line's with rows in the tables.
 *
 * <p>Invariant: no database but those of the replay's own server is ever opened.
 */
@NullMarked
package dev.sitewright.launcher.migration.replay;

import org.jspecify.annotations.NullMarked;
