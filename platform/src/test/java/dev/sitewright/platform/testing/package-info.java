/**
 * What the tests of every service stand on: real PostgreSQL and real Kafka, tokens, a settable clock, eyes on topics. Invariant: each
 * Quarkus application under test has a database of its own, and nothing here sleeps.
 */
@NullMarked
package dev.sitewright.platform.testing;

import org.jspecify.annotations.NullMarked;
