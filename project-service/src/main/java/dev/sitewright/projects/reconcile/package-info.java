/**
 * Closes the difference between what is wanted of a preview and what was seen of it.
 *
 * <p>Invariant: asking for a restart and noting that it was asked for are one transaction over a row that no other replica holds,
 * so however many replicas run, one restart is asked for at a time.
 */
@NullMarked
package dev.sitewright.projects.reconcile;

import org.jspecify.annotations.NullMarked;
