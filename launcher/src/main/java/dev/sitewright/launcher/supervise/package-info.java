/**
 * Keeps the parts running: each has a keeper that starts it again when it ends unasked.
 *
 * <p>Invariant: once a stop was asked for, no part is started any more.
 */
@NullMarked
package dev.sitewright.launcher.supervise;

import org.jspecify.annotations.NullMarked;
