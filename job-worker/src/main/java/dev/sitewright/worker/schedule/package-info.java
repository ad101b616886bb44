/**
 * What recurs, as administrators set it over HTTP. The queue itself makes the jobs when their times come.
 *
 * <p>Invariant: what is stored can run: its kind is known, its arguments are acceptable, and its times come.
 */
@NullMarked
package dev.sitewright.worker.schedule;

import org.jspecify.annotations.NullMarked;
