/**
 * How many streams somebody may have open at a time, over all replicas.
 *
 * <p>Invariant: a stream that has ended does not count, however it ended: its row goes with it, or runs out with the process that held it.
 */
@NullMarked
package dev.sitewright.gateway.streams;

import org.jspecify.annotations.NullMarked;
