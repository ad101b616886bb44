/** Figures of several rounds, put together and shown: as a table for people, as JSON for programs. */
@NullMarked
package dev.sitewright.bench.report;

import org.jspecify.annotations.NullMarked;
