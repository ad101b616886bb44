/**
 * What git knows of migration files: those of the main line, those of the branch, and their contents.
 *
 * <p>Invariant: git is only asked; the one change made through it is the renaming of the branch's own files.
 */
@NullMarked
package dev.sitewright.launcher.migration.git;

import org.jspecify.annotations.NullMarked;
