/**
 * The whole system from outside: started as its users start it, driven over HTTP and SSE as clients do, with parts killed under it.
 *
 * <p>Invariant: no test waits for a length of time, only for something to happen.
 */
@NullMarked
package dev.sitewright.system;

import org.jspecify.annotations.NullMarked;
