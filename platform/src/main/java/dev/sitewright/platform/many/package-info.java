/**
 * The API's many-first shape: collections take and answer lists, one item is a list of one, and every change goes the same way: checked,
 * exactly once, in one transaction, answered in the order of its items.
 *
 * <p>Invariant: what was asked for has one result per item, in input order, none dropped; and in the atomic mode all or none took effect.
 */
@NullMarked
package dev.sitewright.platform.many;

import org.jspecify.annotations.NullMarked;
