/**
 * Signed-in browsers: their cookies, how they are known by them, and how their owners see and end them.
 *
 * <p>Invariant: nothing that is stored here lets its reader sign in (tokens are kept as SHA-256), and no page of another origin changes
 * anything by a browser's cookie.
 */
@NullMarked
package dev.sitewright.gateway.session;

import org.jspecify.annotations.NullMarked;
