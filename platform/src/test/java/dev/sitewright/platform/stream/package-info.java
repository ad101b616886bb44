/** Streams, stepped by hand: the test decides when a reader asks, what it is told and when time passes. */
@NullMarked
package dev.sitewright.platform.stream;

import org.jspecify.annotations.NullMarked;
