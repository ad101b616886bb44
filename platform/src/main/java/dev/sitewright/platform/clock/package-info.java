/**
 * The one source of time. Invariant: nothing in a service asks the system for the time but through the injected {@link java.time.Clock}.
 */
@NullMarked
package dev.sitewright.platform.clock;

import org.jspecify.annotations.NullMarked;
