/**
 * What every started part is made of: an own operating-system session, a log file of limited size, a loopback port and
 * an identity that survives the reuse of process ids.
 *
 * <p>Invariant: nothing here ends a process that it cannot name by process id and start instant.
 */
@NullMarked
package dev.sitewright.launcher.process;

import org.jspecify.annotations.NullMarked;
