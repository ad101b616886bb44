/**
 * The commands behind {@code ./sitewright}.
 *
 * <p>Invariant: a failure is one sentence on standard error and an exit code that is not 0.
 */
@NullMarked
package dev.sitewright.launcher.command;

import org.jspecify.annotations.NullMarked;
