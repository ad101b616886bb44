/**
 * One Sitewright on one machine: PostgreSQL, Kafka and the four services, started in order, kept running, ended together.
 *
 * <p>Invariant: what was started is either running under a keeper, or gone.
 */
@NullMarked
package dev.sitewright.launcher;

import org.jspecify.annotations.NullMarked;
