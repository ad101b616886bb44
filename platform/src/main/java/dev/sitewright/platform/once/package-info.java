/**
 * Changes that take effect once, however often they are sent.
 *
 * <p>Invariant: a kept answer and the effect it tells of are one transaction; what failed left neither, and may be tried again.
 */
@NullMarked
package dev.sitewright.platform.once;

import org.jspecify.annotations.NullMarked;
