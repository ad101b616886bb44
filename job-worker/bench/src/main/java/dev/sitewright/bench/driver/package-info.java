/** The process around a Java job queue: reads requests, has the queue do them, remembers which jobs began. */
@NullMarked
package dev.sitewright.bench.driver;

import org.jspecify.annotations.NullMarked;
