/**
 * The durable queue: jobs, their states, and the worker that runs them (DESIGN §4; measured facts in docs/decisions/0050).
 *
 * <p>Invariant: which table holds a job is its state, and it moves between them in one statement that names the job, the attempt and
 * the worker session; whoever lost its lease changes nothing. Only the database's clock decides about leases, delays and deadlines.
 */
@NullMarked
package dev.sitewright.worker.queue;

import org.jspecify.annotations.NullMarked;
