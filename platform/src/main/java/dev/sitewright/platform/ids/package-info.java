/**
 * Identifiers that every service makes and checks in the same way. Invariant: an id tells its kind by its prefix and sorts by time.
 */
@NullMarked
package dev.sitewright.platform.ids;

import org.jspecify.annotations.NullMarked;
