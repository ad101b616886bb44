/**
 * {@code ./sitewright bench events}: the gateway's event streams beside a plain server that broadcasts from memory. Reports are those of the
 * queue's benchmark. Invariant: the clients, and whoever tells what happens, are the same for both.
 */
@NullMarked
package dev.sitewright.bench.events;

import org.jspecify.annotations.NullMarked;
