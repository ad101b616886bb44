/**
 * Calls to the services behind the gateway, in the caller's name: what comes in goes on as it is, and so does the answer.
 *
 * <p>Invariant: no header passes, in either direction, that is not named here; no address is made from unchecked text; and a service that
 * does not answer is told as a problem of the catalogue, never as a silence.
 */
@NullMarked
package dev.sitewright.gateway.proxy;

import org.jspecify.annotations.NullMarked;
