/**
 * The demonstration: one prompt through the public API, and what happens to it told in plain lines as it happens.
 *
 * <p>Invariant: only the public API is used, as any other client would.
 */
@NullMarked
package dev.sitewright.launcher.demo;

import org.jspecify.annotations.NullMarked;
