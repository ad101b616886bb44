/**
 * The first-run set-up: by whoever comes first, or by the environment.
 *
 * <p>Invariant: it happens once, however many try at the same time.
 */
@NullMarked
package dev.sitewright.gateway.setup;

import org.jspecify.annotations.NullMarked;
