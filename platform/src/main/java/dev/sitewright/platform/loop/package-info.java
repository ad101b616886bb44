/**
 * Work that repeats. Invariant: a step never runs beside itself, and a wake during a step is not lost.
 */
@NullMarked
package dev.sitewright.platform.loop;

import org.jspecify.annotations.NullMarked;
