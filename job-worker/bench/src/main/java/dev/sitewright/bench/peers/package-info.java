/** The Java systems beside ours, each in the setting that its own documentation recommends for throughput, and plain SQL as the ceiling. */
@NullMarked
package dev.sitewright.bench.peers;

import org.jspecify.annotations.NullMarked;
