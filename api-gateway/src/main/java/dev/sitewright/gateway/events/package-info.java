/**
 * Event streams over HTTP: what the log remembers and what happens now, as server-sent events or as pages of JSON.
 *
 * <p>Invariant: who may read is decided before the first byte; an open stream holds no database connection.
 */
@NullMarked
package dev.sitewright.gateway.events;

import org.jspecify.annotations.NullMarked;
