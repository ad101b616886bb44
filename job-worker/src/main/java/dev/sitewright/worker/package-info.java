/**
 * The worker: a durable queue of jobs, their handlers, and the previews they start.
 *
 * <p>Invariant: features depend on each other in one direction only: project ▸ runtime ▸ agent, all on queue.
 */
@NullMarked
package dev.sitewright.worker;

import org.jspecify.annotations.NullMarked;
