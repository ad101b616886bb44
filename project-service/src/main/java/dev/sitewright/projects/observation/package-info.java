/**
 * What other services tell about a project's preview and agent, taken into its row.
 *
 * <p>Invariant: a fact changes a project once however often it is delivered, and no fact is lost while the database is away: it
 * stays unacknowledged until it is taken in.
 */
@NullMarked
package dev.sitewright.projects.observation;

import org.jspecify.annotations.NullMarked;
