/**
 * The public door to project-service: its routes, one by one, with the caller's own token.
 *
 * <p>Invariant: bodies pass as bytes and problems unchanged, and nothing passes that is not named here: no other route, no other header.
 */
@NullMarked
package dev.sitewright.gateway.projects;

import org.jspecify.annotations.NullMarked;
