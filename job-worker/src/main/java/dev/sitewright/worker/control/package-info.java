/**
 * The queue over HTTP: people look at their jobs and decide about them, administrators set how the queue works. What the worker does by
 * itself is in {@code queue}; the statements of these changes are functions of the database (migrations {@code R__*_jobs*.sql}).
 *
 * <p>Invariant: whoever is no administrator sees and changes jobs of their own only; others' do not exist for them.
 */
@NullMarked
package dev.sitewright.worker.control;

import org.jspecify.annotations.NullMarked;
