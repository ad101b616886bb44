/**
 * Rows for a database whose schema is all that is known: types, not null, keys and simple checks are honoured.
 *
 * <p>Invariant: the same schema gets the same rows, so that a failing replay fails again.
 */
@NullMarked
package dev.sitewright.launcher.migration.fill;

import org.jspecify.annotations.NullMarked;
