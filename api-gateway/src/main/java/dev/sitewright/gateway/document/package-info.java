/**
 * Finishes the API document while the gateway is built: what all operations have in common is read off the code and said once, so that a
 * resource describes only what is its own.
 *
 * <p>Invariant: nothing here is known by an operation's name. Scopes come from {@code @RolesAllowed}, problems from the catalogue, headers
 * from what an operation takes; so an operation that is added is described in the same words without a change here.
 */
@NullMarked
package dev.sitewright.gateway.document;

import org.jspecify.annotations.NullMarked;
