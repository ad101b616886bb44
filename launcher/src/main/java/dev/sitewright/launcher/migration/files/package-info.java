/**
 * Migration files by name: where they lie, in which order they run, and which order a branch's own files get.
 *
 * <p>Invariant: a {@link dev.sitewright.launcher.migration.files.MigrationFile} always has a well-formed name.
 */
@NullMarked
package dev.sitewright.launcher.migration.files;

import org.jspecify.annotations.NullMarked;
