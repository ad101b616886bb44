/**
 * How often somebody may call: per person, per personal token, and without either per address; per class of call; counted in the database
 * that all replicas share.
 *
 * <p>Invariant: within any minute nobody makes more calls of a class than their limit, beside those that replicas have taken and not yet used
 * (at most a twentieth of the limit each).
 */
@NullMarked
package dev.sitewright.gateway.limits;

import org.jspecify.annotations.NullMarked;
