/**
 * The public door to job-worker's queue: jobs for their owners, the queue itself for administrators.
 *
 * <p>Invariant: bodies pass as bytes and problems unchanged, and no route passes that is not named here.
 */
@NullMarked
package dev.sitewright.gateway.jobs;

import org.jspecify.annotations.NullMarked;
