/**
 * Runs systems in turn: their processes, their database, and what the machine spent on them. All figures are taken from here, so that
 * every system is measured with the same watch.
 */
@NullMarked
package dev.sitewright.bench.run;

import org.jspecify.annotations.NullMarked;
