/**
 * OpenCode's event stream, followed for ever. Invariant: a stream that was lost, for whatever reason, the database's included, is followed
 * anew from a snapshot, so that nothing is missed; deltas are the exception, and their offsets show it.
 */
@NullMarked
package dev.sitewright.bridge.stream;

import org.jspecify.annotations.NullMarked;
