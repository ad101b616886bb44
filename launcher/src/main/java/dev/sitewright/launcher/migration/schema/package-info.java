/**
 * The schema of a database as text, one line per column, constraint and index, so that two can be compared.
 */
@NullMarked
package dev.sitewright.launcher.migration.schema;

import org.jspecify.annotations.NullMarked;
