/**
 * The one folder that holds everything of one Sitewright: databases, topics, workspaces, secrets, settings, logs, and the
 * notes about what runs now.
 *
 * <p>Invariant: at most one launcher works on a data folder at a time, and only its owner can read it.
 */
@NullMarked
package dev.sitewright.launcher.data;

import org.jspecify.annotations.NullMarked;
