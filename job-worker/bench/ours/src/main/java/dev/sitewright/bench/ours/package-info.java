/**
 * Sitewright's queue as the benchmark drives it: the very classes of job-worker in a Quarkus application of their own, without the parts
 * of the service that are not the queue. Facts are written into the outbox with each job as always; nothing sends them on.
 */
@NullMarked
package dev.sitewright.bench.ours;

import org.jspecify.annotations.NullMarked;
