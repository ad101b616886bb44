/**
 * What administrators set while the system runs: typed, described, bounded; kept in the database, and known to every replica within a
 * second of a change.
 *
 * <p>Invariant: a value that is asked for is always within its bounds: stored ones were checked, and without one the default holds.
 */
@NullMarked
package dev.sitewright.gateway.settings;

import org.jspecify.annotations.NullMarked;
