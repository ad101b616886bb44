/**
 * Event streams to clients (SSE), the same for every service: a numbered log to catch up from, a live tail, growing texts, and one way to
 * write it all to a connection. {@link dev.sitewright.platform.stream.EventFollower} is the way in.
 *
 * <p>Invariant: a reader sees the numbers of its stream in order, each once, without a gap that it is not told of; and what a reader that
 * does not read can hold back is bounded.
 */
@NullMarked
package dev.sitewright.platform.stream;

import org.jspecify.annotations.NullMarked;
