/**
 * The OpenCode server: started, watched, restarted, adopted after this service was killed, ended with it. Invariant: at most one runs in
 * a home, and it is reached only after it said that it is ready.
 */
@NullMarked
package dev.sitewright.bridge.server;

import org.jspecify.annotations.NullMarked;
