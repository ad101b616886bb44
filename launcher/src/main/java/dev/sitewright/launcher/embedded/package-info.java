/**
 * PostgreSQL and Kafka for one machine, each its own process: the launcher runs a user's data on them, and the test kits
 * of all modules run their tests on the same two servers.
 *
 * <p>Invariant: both listen on loopback only, and what they have confirmed survives the end of their process.
 */
@NullMarked
package dev.sitewright.launcher.embedded;

import org.jspecify.annotations.NullMarked;
