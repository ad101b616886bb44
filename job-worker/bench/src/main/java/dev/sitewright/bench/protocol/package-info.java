/**
 * What the benchmark and the drivers of the systems say to each other: one JSON request per line to a driver's standard input, one JSON
 * reply per line from its standard output. Requests may overlap; replies carry the request's number. The Node.js side is
 * {@code peers/driver.mjs}.
 */
@NullMarked
package dev.sitewright.bench.protocol;

import org.jspecify.annotations.NullMarked;
