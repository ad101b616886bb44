/**
 * The facts of this service as streams, for other services: {@code GET /internal/v1/subjects/{subject}/events}. Clients follow the gateway, which
 * hears all services.
 *
 * <p>Invariant: a fact is in its stream when its change has committed, and not before.
 */
@NullMarked
package dev.sitewright.bridge.told;

import org.jspecify.annotations.NullMarked;
